import { expect, test } from '@playwright/test';
import { consoleSite } from '../../fixtures/console/server';
import { startSimulators } from '../../simulators';
import { HOSTS } from '../../simulators/hosts';
import { type Sender, ways } from '../../support/messages/post';
import {
  ALL_MESSAGES,
  NOT_FOR_CONTENT,
  note,
  occupy,
  refusalOf,
  spelt,
  stateOf,
} from '../../support/messages/refusals';
import type { Message } from '../../support/messages/samples';
import { besiegeChromium, besiegeFirefox } from '../../support/messages/siege';
import { expectTokensStayed } from '../../support/stayed';

const CONSOLE = 'https://app.humanitec.io';
const APPS = `${CONSOLE}/orgs/acme/apps`;
const ELSEWHERE = 'elsewhere.example';

/** From where messages are sent that must not be acted on. */
interface Corner {
  who: string;
  sender(): Promise<Sender>;
  messages: readonly Message[];
  /** Not where the background takes a port, and says nothing. */
  tellsNoAnswer?: boolean;
}

async function expectRefused(corners: readonly Corner[], state: () => Promise<string>): Promise<void> {
  const answered: string[] = [];
  for (const { who, sender, messages, tellsNoAnswer } of corners) {
    const accepted = await refusalOf(await sender(), spelt(messages), state, tellsNoAnswer);
    note(test.info(), who, messages.length, accepted);
    answered.push(...accepted.map((each) => `${who}, ${each}`));
  }
  expect(answered).toEqual([]);
}

for (const [name, besiege] of Object.entries({ Chromium: besiegeChromium, Firefox: besiegeFirefox })) {
  test(`${name}: no page, content script or other extension can send what only the extension’s own pages may`, async () => {
    test.setTimeout(300_000);
    const simulators = await startSimulators();
    const siege = await besiege(simulators);
    try {
      const { browser, extensionId, fromOwnPage, fromPage, fromScript } = siege;
      const token = await occupy(browser, simulators);
      const state = () => stateOf(browser, simulators);

      const page = await fromPage(APPS, ways.page);
      expect(
        await page.evaluate('typeof globalThis.chrome?.runtime'),
        'a page of the console has no way to the extension',
      ).toBe('undefined');
      const corners: Corner[] = [
        {
          who: 'content script',
          sender: () => fromScript('own', APPS, ways.internal),
          messages: NOT_FOR_CONTENT,
        },
        {
          who: 'content script on another path',
          sender: () => fromScript('own', `${CONSOLE}/auth/login?next=/orgs/acme/apps#x`, ways.internal),
          messages: NOT_FOR_CONTENT,
        },
        {
          who: 'port of a content script',
          sender: () => fromScript('own', APPS, ways.port()),
          messages: ALL_MESSAGES,
          tellsNoAnswer: false,
        },
        {
          who: 'page of the console',
          sender: () => fromPage(APPS, ways.page),
          messages: ALL_MESSAGES,
        },
        {
          who: 'page of another extension',
          sender: () => fromOwnPage('stranger', 'page.html', ways.external(extensionId)),
          messages: ALL_MESSAGES,
        },
        {
          who: 'port of another extension',
          sender: () => fromOwnPage('stranger', 'page.html', ways.port(extensionId)),
          messages: ALL_MESSAGES,
        },
        {
          who: 'content script of another extension',
          sender: () => fromScript('stranger', APPS, ways.external(extensionId)),
          messages: ALL_MESSAGES,
        },
      ];
      await expectRefused(corners, state);
      expect(await state()).toContain(token);
      // A control: the same way of sending is answered where the sender may.
      const own = await fromOwnPage('own', 'popup.html', ways.internal);
      expect(await own.send('({ name: "preflight.cancel", payload: {} })')).toMatchObject({ ok: true });
      expectTokensStayed(simulators, { host: HOSTS.infisicalUs });
    } finally {
      await siege.close();
      await simulators.close();
    }
  });

  test(`${name}: a content script in a sub-frame or on another host can send nothing at all`, async () => {
    test.setTimeout(300_000);
    // The real console lets itself be framed by nobody; a page of its host that does is the worst case.
    const framing = consoleSite({
      '/framing': { body: '<iframe src="/framed"></iframe>' },
      '/framed': { body: '<p>A page in a frame</p>' },
    });
    const simulators = await startSimulators({ console: framing.fetch });
    const siege = await besiege(simulators, [ELSEWHERE]);
    try {
      const { browser, fromScript } = siege;
      await occupy(browser, simulators);
      const corners: Corner[] = [
        {
          who: 'content script in a sub-frame',
          sender: () => fromScript('own', `${CONSOLE}/framing`, ways.internal, 'first sub-'),
          messages: ALL_MESSAGES,
        },
        {
          who: 'content script on another host',
          sender: () => fromScript('own', `https://${ELSEWHERE}/`, ways.internal),
          messages: ALL_MESSAGES,
        },
      ];
      await expectRefused(corners, () => stateOf(browser, simulators));
      // A control: the very same build does take a capture from the top frame of the console.
      const top = await fromScript('own', `${CONSOLE}/framing`, ways.internal);
      const deliver = ALL_MESSAGES.find((message) => message.name === 'capture.deliver');
      expect(await top.send(`(${JSON.stringify(deliver)})`)).toMatchObject({ ok: true });
      expectTokensStayed(simulators, { host: HOSTS.infisicalUs });
    } finally {
      await siege.close();
      await simulators.close();
    }
  });
}
