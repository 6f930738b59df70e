import type { TestInfo } from '@playwright/test';
import type { Simulators } from '../../simulators';
import type { Exhibit } from '../../support/canaries/exhibits';
import { Search } from '../../support/canaries/search';
import { listen } from '../../support/canaries/wiretap';
import { malformedEnvelopes, malformedPayloads, OVERLOADED } from '../../support/messages/malformed';
import { NOT_FOR_CONTENT, note, occupy, refusalOf, spelt, stateOf } from '../../support/messages/refusals';
import { FROM_CONTENT } from '../../support/messages/samples';
import { shows } from '../../support/user-acts';
import type { UserBrowser } from '../../support/user-browser';
import { userOf } from '../../support/user-chromium';
import { expect, firefoxTest, test } from '../fixtures';

/** Messages sent in each second of the flood, and how many seconds it lasts. */
const FLOOD = { rate: 1_000, seconds: 3 };

interface Overheard {
  name: string;
  browser: UserBrowser;
  simulators: Simulators;
  /** All that the browser's consoles were told so far. */
  overheard(): Promise<Exhibit[]>;
}

/** What is lived through in both browsers while their consoles are listened to. */
function inBothOverheard(title: string, live: (lived: Overheard, testInfo: TestInfo) => Promise<void>): void {
  test(title, async ({ simulators, extension }, testInfo) => {
    const wiretap = await listen(extension);
    const browser = userOf(extension, simulators);
    await live(
      { name: 'Chromium', browser, simulators, overheard: async () => wiretap.exhibits() },
      testInfo,
    );
    await wiretap.stop();
  });
  firefoxTest(`Firefox: ${title}`, ({ simulators, firefox }, testInfo) =>
    live(
      {
        name: 'Firefox',
        browser: firefox,
        simulators,
        overheard: async () => [{ place: 'console of the browser', content: await firefox.errors() }],
      },
      testInfo,
    ),
  );
}

inBothOverheard(
  'malformed, oversized, deep and polluting messages of a content script change nothing',
  async (lived, testInfo) => {
    test.setTimeout(300_000);
    const { script, expectUnharmed } = await takenOver(lived);
    const state = () => stateOf(lived.browser, lived.simulators);
    const malformed = [
      // A question without a payload changes nothing, whatever is sent along; so its answer proves nothing.
      ...FROM_CONTENT.flatMap((name) =>
        malformedPayloads(name).map((each) => ({ ...each, answerable: name !== 'capture.deliver' })),
      ),
      ...malformedEnvelopes(),
    ];
    const accepted = await refusalOf(script, malformed, state);
    note(testInfo, `malformed, ${lived.name}`, malformed.length, accepted);
    expect(accepted).toEqual([]);

    for (const { what, expression } of OVERLOADED) {
      await script.send(expression);
      const after = await state();
      expect(after.length, `${what}: what is kept of it`).toBeLessThan(50_000);
      expect(after, what).toContain('clean');
      for (const claim of ['"mine"', '8000000000000000']) {
        expect(after.replaceAll('\\', ''), what).not.toContain(claim);
      }
    }
    await expectUnharmed(`${lived.name}, malformed messages`, testInfo);
  },
);

inBothOverheard(
  'a flood of a thousand messages a second changes nothing, and the popup is answered',
  async (lived, testInfo) => {
    test.setTimeout(300_000);
    const { script, expectUnharmed } = await takenOver(lived);
    const before = await stateOf(lived.browser, lived.simulators);
    const messages = [
      ...spelt(NOT_FOR_CONTENT),
      ...malformedPayloads('capture.deliver').filter(({ what }) => !/MB|million|levels/.test(what)),
      ...malformedEnvelopes(),
    ].map(({ expression }) => expression);
    const told = await script.evaluate(`(async () => {
      const messages = [${messages.map((message) => `() => ${message}`).join(',')}];
      const answers = [];
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
      return [all.length, all.filter((answer) => answer !== undefined && answer !== null).length].join();
    })()`);
    const [sent, answers] = String(told).split(',').map(Number);
    testInfo.annotations.push({
      type: 'message',
      description: `flood of a content script, ${lived.name}: ${sent} sent, ${(sent ?? 0) - (answers ?? 0)} refused`,
    });
    expect(sent).toBe(FLOOD.rate * FLOOD.seconds);
    expect(answers).toBe(0);
    expect(await stateOf(lived.browser, lived.simulators)).toBe(before);

    // Real captures, as a page gone wild would have them made: the first token is not lost over them.
    await script.evaluate(`Promise.all(Array.from({ length: 300 }, (_, index) =>
      chrome.runtime.sendMessage({
        name: 'capture.deliver',
        payload: { token: 'flooding-Token-abcdefghijklmnop-' + index },
      }).catch(() => undefined))).then(() => 'sent')`);
    await expectUnharmed(`${lived.name}, flood of messages`, testInfo);
  },
);

/** A console whose content script's world is in the hands of an attacker, while a token waits. */
async function takenOver({ browser, simulators, overheard }: Overheard) {
  const token = await occupy(browser, simulators);
  return {
    script: await browser.contentScript('https://app.humanitec.io/orgs/acme/apps'),
    /** The popup still works with the token, and no console was told it. */
    expectUnharmed: async (what: string, testInfo: TestInfo): Promise<void> => {
      await stillAnswers(browser, token);
      const search = new Search([{ name: 'token', value: token }]);
      for (const exhibit of await overheard()) search.look(exhibit);
      search.judge(what, testInfo);
    },
  };
}

/** The popup works and shows the token, in work or waiting. */
async function stillAnswers(browser: UserBrowser, token: string): Promise<void> {
  const popup = await browser.popup();
  await shows(popup, 'Captured token');
  await shows(popup, token.slice(-4));
  await popup.click('button', 'Check again', 'first');
  await expect
    .poll(async () => (await popup.text()).includes('Checked just now.') || (await popup.alert()) !== '')
    .toBe(true);
}
