/// <reference types="chrome" />
import { setTimeout as pause } from 'node:timers/promises';
import { expect, type TestInfo } from '@playwright/test';
import type { Simulators } from '../../simulators';
import { serviceUserToken } from '../user';
import { pasteToken, shows } from '../user-acts';
import type { UserBrowser } from '../user-browser';
import type { Sender } from './post';
import { FROM_CONTENT, type Message, validMessages } from './samples';

export const ALL_MESSAGES = validMessages();
export const NOT_FOR_CONTENT = ALL_MESSAGES.filter(({ name }) => !(FROM_CONTENT as string[]).includes(name));

type Besieged = Pick<UserBrowser, 'evaluate' | 'addresses'>;

/** Something worth protecting: a sign-in, a capture that was checked, and its token. */
export async function occupy(browser: UserBrowser, simulators: Simulators): Promise<string> {
  await browser.signIn();
  const token = serviceUserToken(simulators.humanitec);
  const popup = await pasteToken(browser, token);
  await shows(popup, 'Checked just now.');
  await popup.close();
  await expect
    .poll(async () => {
      const before = await stateOf(browser, simulators);
      await pause(500);
      return (await stateOf(browser, simulators)) === before;
    })
    .toBe(true);
  return token;
}

/** Everything that a message could change, as far as it shows from outside of the code. */
export async function stateOf(browser: Besieged, { traffic }: Simulators): Promise<string> {
  const stored = await browser.evaluate(
    async () =>
      JSON.stringify([
        await chrome.storage.local.get(),
        await chrome.storage.session.get(),
        await chrome.action.getBadgeText({}),
        (await chrome.alarms.getAll()).map(({ name }) => name).sort(),
        Object.keys({}.constructor.prototype),
        Reflect.get({}, 'polluted') ?? Reflect.get([], 'polluted') ?? 'clean',
      ]),
    undefined,
  );
  // The console's own pages ask Humanitec, too: what the extension asks carries a token.
  const asked = traffic.filter(({ headers }) => headers.authorization).length;
  return JSON.stringify([stored, asked, (await browser.addresses()).length]);
}

/**
 * Sends messages one by one; gives those that were answered or changed anything. Where nothing tells that there will be no answer,
 * each has as long as any, but the next one does not wait for that.
 */
export async function refusalOf(
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

export const spelt = (messages: readonly Message[]) =>
  messages.map((message) => ({ what: message.name, expression: `(${JSON.stringify(message)})` }));

/** Leaves in the test's results how many messages were sent, and refused. */
export function note(testInfo: TestInfo, who: string, sent: number, accepted: readonly string[]): void {
  const refused = sent - new Set(accepted.map((each) => each.split(':')[0])).size;
  testInfo.annotations.push({ type: 'message', description: `${who}: ${sent} sent, ${refused} refused` });
}
