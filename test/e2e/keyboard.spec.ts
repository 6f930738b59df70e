import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from '../support/extension';
import { enabled } from '../support/press';
import { part, writes } from '../support/push';
import { serviceUserToken, signIn } from '../support/user';
import { expect, test } from './fixtures';

/** Longest way from one control to another, in presses of the Tab key. */
const FAR = 40;

/** What has the focus, by its name; whatever has a digit in it is an id or a count. */
const focused = (popup: Page): Promise<string> =>
  popup.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    if (!element || element === document.body) return 'nothing';
    const said = element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent ?? '';
    return said
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\S*\d\S*/g, '0')
      .trim();
  });

/** A popup that is ready for what is typed: its field has the focus. */
async function openForTyping(extension: ExtensionBrowser): Promise<Page> {
  const popup = await extension.popupInTab();
  await expect(popup.getByLabel('API token')).toBeFocused();
  return popup;
}

/** Sends what is typed, and waits until the button counts: the token has passed. */
async function typeToken(popup: Page, token: string): Promise<void> {
  await popup.keyboard.type(token);
  await popup.keyboard.press('Enter');
  await enabled(part.create(popup));
}

/** Goes on with Tab until a control of this name has the focus. Gives the names on the way, the last one included. */
async function tabTo(popup: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<string[]> {
  const way: string[] = [];
  while (way.at(-1) !== name) {
    if (way.length > FAR) throw new Error(`${name} is not on the way: ${way.join(', ')}`);
    await popup.keyboard.press(key);
    way.push(await focused(popup));
  }
  return way;
}

test('the whole journey by keyboard alone: from top to bottom, and back to where the next one begins', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const token = serviceUserToken(simulators.humanitec);
  const popup = await openForTyping(extension);
  const { keyboard } = popup;
  await keyboard.type('two words');
  await keyboard.press('Enter');
  await expect(popup.getByRole('alert')).toContainText('This is not an API token.');
  await expect(popup.getByLabel('API token')).toBeFocused();
  await typeToken(popup, token);

  await tabTo(popup, 'First steps', 'Shift+Tab');
  expect(await tabTo(popup, 'Create connection')).toEqual([
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
    'Create connection',
  ]);
  await keyboard.press('Enter');
  await expect(part.done(popup)).toBeFocused();
  expect(writes(simulators)).toHaveLength(1);
  expect(await tabTo(popup, 'Send another token')).toEqual(['Set up a sync', 'Send another token']);
  await keyboard.press('Enter');
  await expect(popup.getByLabel('API token')).toBeFocused();
});

test('Enter in a field leads to the button and does not press it; Escape takes the question back', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const token = serviceUserToken(simulators.humanitec);
  const popup = await openForTyping(extension);
  const { keyboard } = popup;
  await typeToken(popup, token);
  await tabTo(popup, 'Change name or project');
  await keyboard.press('Enter');
  await tabTo(popup, 'Connection name');
  await keyboard.press('Control+A');
  await keyboard.type('by-keyboard');
  await keyboard.press('Enter');
  await expect(part.create(popup)).toBeFocused();
  expect(writes(simulators)).toEqual([]);

  await enabled(part.create(popup));
  // As a screen reader presses it: nothing tells that it was meant.
  await part.create(popup).dispatchEvent('click');
  const question = popup.getByRole('alertdialog');
  await expect(question).toBeFocused();
  await keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(part.create(popup)).toBeFocused();
  expect(writes(simulators)).toEqual([]);

  await enabled(part.create(popup));
  await part.create(popup).dispatchEvent('click');
  await expect(question).toBeFocused();
  expect(await tabTo(popup, 'Yes, send it')).toEqual(['Yes, send it']);
  await enabled(question.getByRole('button', { name: 'Yes, send it' }));
  await keyboard.press('Enter');
  await expect(part.done(popup)).toBeFocused();
  expect(simulators.infisical.us.state.connections).toMatchObject([{ name: 'by-keyboard', apiToken: token }]);
});

test('what is discarded by keyboard is brought back by keyboard', async ({ simulators, extension }) => {
  await signIn(extension, simulators);
  const popup = await openForTyping(extension);
  const { keyboard } = popup;
  await typeToken(popup, serviceUserToken(simulators.humanitec));
  await tabTo(popup, 'Discard');
  await keyboard.press('Enter');
  await expect(popup.getByLabel('API token')).toBeFocused();
  await tabTo(popup, 'Undo', 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(part.capture(popup)).toBeVisible();
  await tabTo(popup, 'Create connection');
});
