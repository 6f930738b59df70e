import { writes } from '../support/push';
import { serviceUserToken } from '../support/user';
import { alerts } from '../support/user-acts';
import type { UserBrowser, UserPage } from '../support/user-browser';
import { clickByTool } from '../support/user-looks';
import { BUTTONS, hasCapture } from '../support/user-push';
import { expect, inBoth } from './fixtures';

/** Longest way from one control to another, in presses of the Tab key. */
const FAR = 40;

/** What has the focus, by its name; whatever has a digit in it is an id or a count. */
const focused = (popup: UserPage): Promise<string> =>
  popup.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    if (!element || element === document.body) return 'nothing';
    const said = element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent ?? '';
    return said
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\S*\d\S*/g, '0')
      .trim();
  }, undefined);

const focuses = (popup: UserPage, name: string): Promise<void> =>
  expect.poll(() => focused(popup)).toBe(name);

/** A popup that is ready for what is typed: its field has the focus. */
async function openForTyping(browser: UserBrowser): Promise<UserPage> {
  const popup = await browser.popup();
  await focuses(popup, 'API token');
  return popup;
}

/** Sends what is typed, and waits until the button counts: the token has passed. */
async function typeToken(popup: UserPage, token: string): Promise<void> {
  await popup.keys(token);
  await popup.key('Enter');
  await popup.enabled(BUTTONS.create);
}

/** Goes on with Tab until a control of this name has the focus. Gives the names on the way, the last one included. */
async function tabTo(popup: UserPage, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<string[]> {
  const way: string[] = [];
  while (way.at(-1) !== name) {
    if (way.length > FAR) throw new Error(`${name} is not on the way: ${way.join(', ')}`);
    await popup.key(key);
    way.push(await focused(popup));
  }
  return way;
}

inBoth(
  'the whole journey by keyboard alone: from top to bottom, and back to where the next one begins',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const token = serviceUserToken(simulators.humanitec);
    const popup = await openForTyping(browser);
    await popup.keys('two words');
    await popup.key('Enter');
    await alerts(popup, ['This is not an API token.']);
    await focuses(popup, 'API token');
    await typeToken(popup, token);

    await tabTo(popup, 'First steps', 'Shift+Tab');
    expect(await tabTo(popup, BUTTONS.create)).toEqual([
      'Options',
      'Discard',
      // The id of the service user, to be copied.
      '0',
      'Do not choose shop',
      'Apps: 0',
      'Passed checks: 0',
      'Check again',
      'Copy report',
      'Infisical profile',
      'Signed in differently by now? Refresh',
      'Change name or project',
      BUTTONS.create,
    ]);
    await popup.key('Enter');
    await focuses(popup, 'Open in Infisical');
    expect(writes(simulators)).toHaveLength(1);
    expect(await tabTo(popup, 'Send another token')).toEqual(['Set up a sync', 'Send another token']);
    await popup.key('Enter');
    await focuses(popup, 'API token');
  },
);

inBoth(
  'Enter in a field leads to the button and does not press it; Escape takes the question back',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const token = serviceUserToken(simulators.humanitec);
    const popup = await openForTyping(browser);
    await typeToken(popup, token);
    await tabTo(popup, 'Change name or project');
    await popup.key('Enter');
    await tabTo(popup, 'Connection name');
    await popup.key('Control+A');
    await popup.keys('by-keyboard');
    await popup.key('Enter');
    await focuses(popup, BUTTONS.create);
    expect(writes(simulators)).toEqual([]);

    const isAsked = () =>
      popup.evaluate(() => document.activeElement?.matches('[role=alertdialog]') ?? false, undefined);
    await popup.enabled(BUTTONS.create);
    // As a screen reader presses it: nothing tells that it was meant.
    await clickByTool(popup, BUTTONS.create);
    await expect.poll(isAsked).toBe(true);
    await popup.key('Escape');
    await focuses(popup, BUTTONS.create);
    expect(await popup.text()).not.toContain('Yes, send it');
    expect(writes(simulators)).toEqual([]);

    await popup.enabled(BUTTONS.create);
    await clickByTool(popup, BUTTONS.create);
    await expect.poll(isAsked).toBe(true);
    expect(await tabTo(popup, 'Yes, send it')).toEqual(['Yes, send it']);
    await popup.enabled('Yes, send it');
    await popup.key('Enter');
    await focuses(popup, 'Open in Infisical');
    expect(simulators.infisical.us.state.connections).toMatchObject([
      { name: 'by-keyboard', apiToken: token },
    ]);
  },
);

inBoth('what is discarded by keyboard is brought back by keyboard', async ({ browser, simulators }) => {
  await browser.signIn();
  const popup = await openForTyping(browser);
  await typeToken(popup, serviceUserToken(simulators.humanitec));
  await tabTo(popup, 'Discard');
  await popup.key('Enter');
  await focuses(popup, 'API token');
  await tabTo(popup, 'Undo', 'Shift+Tab');
  await popup.key('Enter');
  await expect.poll(() => hasCapture(popup)).toBe(true);
  await tabTo(popup, BUTTONS.create);
});
