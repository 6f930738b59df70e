import type { Page, TestInfo } from '@playwright/test';
import type { Simulators } from '../../simulators';
import { Search } from '../../support/canaries/search';
import { listen } from '../../support/canaries/wiretap';
import { EXTENSION_DIR, type ExtensionBrowser, launchWithExtension } from '../../support/extension';
import { malformedEnvelopes, malformedPayloads, OVERLOADED } from '../../support/messages/malformed';
import { fromContentScript, fromPage, type Sender, ways } from '../../support/messages/post';
import { FROM_CONTENT, type Message, validMessages } from '../../support/messages/samples';
import { makeOverreaching, makeStranger } from '../../support/messages/stranger';
import { part } from '../../support/push';
import { pasteToken, serviceUserToken, signIn } from '../../support/user';
import { expect, test } from '../fresh';

const CONSOLE = 'https://app.humanitec.io';
const ELSEWHERE = 'elsewhere.example';
/** Messages sent in each second of the flood, and how many seconds it lasts. */
const FLOOD = { rate: 1_000, seconds: 3 };

const all = validMessages();
const notForContent = all.filter(({ name }) => !(FROM_CONTENT as string[]).includes(name));

/** Something worth protecting: a sign-in, a capture that was checked, and its token. */
async function occupy(extension: ExtensionBrowser, simulators: Simulators): Promise<string> {
  await signIn(extension, simulators);
  const token = serviceUserToken(simulators.humanitec);
  const popup = await pasteToken(extension, token);
  await expect(popup.getByText('Checked just now.')).toBeVisible();
  await popup.close();
  await expect
    .poll(async () => {
      const before = await stateOf(extension, simulators);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return (await stateOf(extension, simulators)) === before;
    })
    .toBe(true);
  return token;
}

/** Everything that a message could change, as far as it shows from outside of the code. */
async function stateOf({ worker, context }: ExtensionBrowser, { traffic }: Simulators): Promise<string> {
  const stored = await (await worker()).evaluate(async () =>
    JSON.stringify([
      await chrome.storage.local.get(),
      await chrome.storage.session.get(),
      await chrome.action.getBadgeText({}),
      (await chrome.alarms.getAll()).map(({ name }) => name).sort(),
      Object.keys({}.constructor.prototype),
      Reflect.get({}, 'polluted') ?? Reflect.get([], 'polluted') ?? 'clean',
    ]),
  );
  // The console's own pages ask Humanitec, too: what the extension asks carries a token.
  const asked = traffic.filter(({ headers }) => headers.authorization).length;
  return JSON.stringify([stored, asked, context.pages().length]);
}

/**
 * Sends messages one by one; gives those that were answered or changed anything. Where nothing tells that there will be no answer,
 * each has as long as any, but the next one does not wait for that.
 */
async function refusalOf(
  sender: Sender,
  messages: readonly { what: string; expression: string; answerable?: boolean }[],
  state: () => Promise<string>,
  tellsNoAnswer = true,
): Promise<string[]> {
  const accepted: string[] = [];
  const answers: Promise<void>[] = [];
  let before = await state();
  const compare = async (what: string): Promise<void> => {
    const after = await state();
    if (after !== before) accepted.push(`${what}: something changed, ${difference(before, after)}`);
    // What comes of a message only later is noticed with the next one.
    before = after;
  };
  for (const { what, expression, answerable } of messages) {
    const answered = sender.send(expression).then((answer) => {
      if (answer !== 'no answer' && !answerable) accepted.push(`${what}: ${JSON.stringify(answer)}`);
    });
    answers.push(answered);
    if (tellsNoAnswer) await answered;
    await compare(what);
  }
  await Promise.all(answers);
  await compare('all of them');
  return accepted;
}

/** Where two texts begin to differ, for the report. */
function difference(before: string, after: string): string {
  const at = [...before].findIndex((character, index) => character !== after[index]);
  return `${before.slice(at - 40, at + 40)} → ${after.slice(at - 40, at + 40)}`;
}

const spelt = (messages: readonly Message[]) =>
  messages.map((message) => ({ what: message.name, expression: `(${JSON.stringify(message)})` }));

function note(testInfo: TestInfo, who: string, sent: number, accepted: readonly string[]): void {
  const refused = sent - new Set(accepted.map((each) => each.split(':')[0])).size;
  testInfo.annotations.push({ type: 'message', description: `${who}: ${sent} sent, ${refused} refused` });
}

async function openConsole({ context }: ExtensionBrowser, path = '/orgs/acme/apps'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(CONSOLE + path);
  return page;
}

test('no page, content script or other extension can send what only the extension’s own pages may', async ({
  simulators,
}, testInfo) => {
  test.setTimeout(300_000);
  const stranger = await makeStranger();
  const extension = await launchWithExtension({
    port: simulators.port,
    extensionDir: `${EXTENSION_DIR},${stranger.dir}`,
  });
  try {
    const token = await occupy(extension, simulators);
    const { extensionId } = extension;
    const console = await openConsole(extension);
    const root = await openConsole(extension, '/auth/login?next=/orgs/acme/apps#x');
    const other = await extension.context.newPage();
    await other.goto(stranger.page);
    const strangerId = new URL(stranger.page).host;
    const state = () => stateOf(extension, simulators);

    expect(
      await console.evaluate(() => typeof (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime),
      'a page of the console has no way to the extension',
    ).toBe('undefined');
    const senders: [who: string, sender: Sender, messages: Message[], tellsNoAnswer?: boolean][] = [
      ['content script', await fromContentScript(console, extensionId, ways.internal), notForContent],
      [
        'content script on another path',
        await fromContentScript(root, extensionId, ways.internal),
        notForContent,
      ],
      // The background takes the port, and says nothing.
      ['port of a content script', await fromContentScript(console, extensionId, ways.port()), all, false],
      ['page of the console', await fromPage(console, ways.page), all],
      ['page of another extension', await fromPage(other, ways.external(extensionId)), all],
      ['port of another extension', await fromPage(other, ways.port(extensionId)), all],
      [
        'content script of another extension',
        await fromContentScript(console, strangerId, ways.external(extensionId)),
        all,
      ],
    ];
    const answered: string[] = [];
    for (const [who, sender, messages, tellsNoAnswer] of senders) {
      const accepted = await refusalOf(sender, spelt(messages), state, tellsNoAnswer);
      note(testInfo, who, messages.length, accepted);
      answered.push(...accepted.map((each) => `${who}, ${each}`));
    }
    expect(answered).toEqual([]);
    expect(await state()).toContain(token);
    // A control: the same way of sending is answered where the sender may.
    const own = await fromPage(await extension.popupInTab(), ways.internal);
    expect(await own.send('({ name: "preflight.cancel", payload: {} })')).toMatchObject({ ok: true });
  } finally {
    await extension.close();
  }
});

test('a content script in a sub-frame or on another host can send nothing at all', async ({
  simulators,
}, testInfo) => {
  test.setTimeout(300_000);
  const extension = await launchWithExtension({
    port: simulators.port,
    extensionDir: await makeOverreaching([ELSEWHERE]),
  });
  try {
    await occupy(extension, simulators);
    const { extensionId } = extension;
    // The real console lets itself be framed by nobody; a page of its host that does is the worst case.
    await extension.context.route(`${CONSOLE}/framing`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<iframe src="/framed"></iframe>' }),
    );
    await extension.context.route(`${CONSOLE}/framed`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>A page in a frame</p>' }),
    );
    const console = await openConsole(extension, '/framing');
    const elsewhere = await extension.context.newPage();
    await elsewhere.goto(`https://${ELSEWHERE}/`);
    const state = () => stateOf(extension, simulators);
    const senders: [who: string, sender: Sender][] = [
      [
        'content script in a sub-frame',
        await fromContentScript(console, extensionId, ways.internal, 'first sub-'),
      ],
      ['content script on another host', await fromContentScript(elsewhere, extensionId, ways.internal)],
    ];
    const answered: string[] = [];
    for (const [who, sender] of senders) {
      const accepted = await refusalOf(sender, spelt(all), state);
      note(testInfo, who, all.length, accepted);
      answered.push(...accepted.map((each) => `${who}, ${each}`));
    }
    expect(answered).toEqual([]);
    // A control: the very same build does take a capture from the top frame of the console.
    const top = await fromContentScript(console, extensionId, ways.internal);
    const deliver = all.find(({ name }) => name === 'capture.deliver');
    expect(await top.send(`(${JSON.stringify(deliver)})`)).toMatchObject({ ok: true });
  } finally {
    await extension.close();
  }
});

test('malformed, oversized, deep and polluting messages of a content script change nothing', async ({
  simulators,
  extension,
}, testInfo) => {
  test.setTimeout(300_000);
  const { sender, expectUnharmed } = await takenOver(extension, simulators);
  const state = () => stateOf(extension, simulators);
  const malformed = [
    // A question without a payload changes nothing, whatever is sent along; so its answer proves nothing.
    ...FROM_CONTENT.flatMap((name) =>
      malformedPayloads(name).map((each) => ({ ...each, answerable: name !== 'capture.deliver' })),
    ),
    ...malformedEnvelopes(),
  ];
  const accepted = await refusalOf(sender, malformed, state);
  note(testInfo, 'malformed', malformed.length, accepted);
  expect(accepted).toEqual([]);

  for (const { what, expression } of OVERLOADED) {
    await sender.send(expression);
    const after = await state();
    expect(after.length, `${what}: what is kept of it`).toBeLessThan(50_000);
    expect(after, what).toContain('clean');
    for (const claim of ['"mine"', '8000000000000000']) {
      expect(after.replaceAll('\\', ''), what).not.toContain(claim);
    }
  }
  await expectUnharmed('Chromium, malformed messages', testInfo);
});

test('a flood of a thousand messages a second changes nothing, and the popup is answered', async ({
  simulators,
  extension,
}, testInfo) => {
  test.setTimeout(300_000);
  const { sender, expectUnharmed } = await takenOver(extension, simulators);
  const before = await stateOf(extension, simulators);
  const messages = [
    ...spelt(notForContent),
    ...malformedPayloads('capture.deliver').filter(({ what }) => !/MB|million|levels/.test(what)),
    ...malformedEnvelopes(),
  ].map(({ expression }) => expression);
  const [sent, answers] = (await sender.evaluate(`(async () => {
    const messages = [${messages.map((message) => `() => ${message}`).join(',')}];
    const answers = [];
    const end = performance.now() + ${FLOOD.seconds * 1_000};
    for (let second = 0; second < ${FLOOD.seconds}; second += 1) {
      for (let tenth = 0; tenth < 10; tenth += 1) {
        for (let each = 0; each < ${FLOOD.rate / 10}; each += 1) {
          const message = messages[answers.length % messages.length]();
          answers.push(chrome.runtime.sendMessage(message).catch(() => undefined));
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    const patience = new Promise((resolve) => setTimeout(resolve, 20000));
    const all = await Promise.all(answers.map((answer) => Promise.race([answer, patience])));
    return [all.length, all.filter((answer) => answer !== undefined && answer !== null).length];
  })()`)) as [number, number];
  testInfo.annotations.push({
    type: 'message',
    description: `flood of a content script: ${sent} sent, ${sent - answers} refused`,
  });
  expect(sent).toBe(FLOOD.rate * FLOOD.seconds);
  expect(answers).toBe(0);
  expect(await stateOf(extension, simulators)).toBe(before);

  // Real captures, as a page gone wild would have them made: the first token is not lost over them.
  await sender.evaluate(`Promise.all(Array.from({ length: 300 }, (_, index) =>
    chrome.runtime.sendMessage({
      name: 'capture.deliver',
      payload: { token: 'flooding-Token-abcdefghijklmnop-' + index },
    }).catch(() => undefined)))`);
  await expectUnharmed('Chromium, flood of messages', testInfo);
});

/** A console whose content script's world is in the hands of an attacker, while a token waits. */
async function takenOver(extension: ExtensionBrowser, simulators: Simulators) {
  const token = await occupy(extension, simulators);
  const wiretap = await listen(extension);
  const sender = await fromContentScript(await openConsole(extension), extension.extensionId, ways.internal);
  return {
    sender,
    /** The popup still works with the token, and no console was told it. */
    expectUnharmed: async (what: string, testInfo: TestInfo): Promise<void> => {
      await stillAnswers(extension, token);
      const search = new Search([{ name: 'token', value: token }]);
      for (const exhibit of wiretap.exhibits()) search.look(exhibit);
      await wiretap.stop();
      search.judge(what, testInfo);
    },
  };
}

/** The popup works and shows the token, in work or waiting. */
async function stillAnswers(extension: ExtensionBrowser, token: string): Promise<void> {
  const popup = await extension.popupInTab();
  await expect(part.capture(popup)).toBeVisible();
  await expect(popup.locator('body')).toContainText(token.slice(-4));
  await popup.getByRole('button', { name: 'Check again' }).first().click();
  await expect(popup.getByText('Checked just now.').or(popup.getByRole('alert')).first()).toBeVisible();
}
