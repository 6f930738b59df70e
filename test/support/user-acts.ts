import { expect } from '@playwright/test';
import type { Simulators } from '../simulators';
import type { UserBrowser, UserPage } from './user-browser';

export const shows = (page: UserPage, text: string | RegExp): Promise<void> =>
  typeof text === 'string'
    ? expect.poll(() => page.text()).toContain(text)
    : expect.poll(() => page.text()).toMatch(text);

export const showsNot = (page: UserPage, text: string): Promise<void> =>
  expect.poll(() => page.text()).not.toContain(text);

/** Pastes a token into an open popup and has it checked. */
export async function pasteInto(popup: UserPage, token: string): Promise<void> {
  await popup.type('API token', token);
  await popup.click('button', 'Check token');
}

/** Opens the popup's page and pastes a token into it. */
export async function pasteToken(browser: UserBrowser, token: string): Promise<UserPage> {
  const popup = await browser.popup();
  await pasteInto(popup, token);
  return popup;
}

/** Creates a token in the console's own form. Gives the console's tab, which still shows it, with the prompt. */
export async function createInConsole(browser: UserBrowser, userId: string): Promise<UserPage> {
  const console = await browser.visit(`https://app.humanitec.io/orgs/acme/service-users/${userId}`);
  await console.click('button', 'Add new API token');
  await console.type('API token ID', 'from-the-console');
  await console.click('button', 'Create new API token');
  return console;
}

/** The same, and sends it with the prompt. */
export async function captureInConsole(browser: UserBrowser, userId: string): Promise<UserPage> {
  const console = await createInConsole(browser, userId);
  await console.sendPrompted();
  return console;
}

/** Presses a button that sends, and waits for the proof. @returns where `Open in Infisical` leads */
export async function send(popup: UserPage, button: string): Promise<string> {
  await popup.press(button);
  await expect.poll(() => popup.link('Open in Infisical')).toBeDefined();
  return (await popup.link('Open in Infisical')) ?? '';
}

/** Goes for the one connection that is there, where a new one is proposed. */
export async function chooseExisting(popup: UserPage): Promise<void> {
  await shows(popup, /Update token|Existing connection \(/);
  if (!(await popup.text()).includes('Update token')) await popup.click('button', 'Existing connection (1)');
}

/** Presses until the result is there: what has just been opened anew may still change, and an early press sends nothing. */
export async function sendAtLast(popup: UserPage, button: string): Promise<void> {
  await expect(async () => {
    if ((await popup.link('Open in Infisical')) === undefined) await popup.press(button);
    await expect.poll(() => popup.link('Open in Infisical'), { timeout: 5_000 }).toBeDefined();
  }).toPass();
}

/** Presses `Sign in to Infisical` and signs in on the page that opens, as the seeded user. */
export async function signInFrom(
  popup: UserPage,
  browser: UserBrowser,
  { infisical }: Simulators,
): Promise<UserPage> {
  const { user } = infisical.us.state.seed;
  const page = await browser.opened(() => popup.click('button', 'Sign in to Infisical'));
  await page.type('Email', user.email);
  await page.type('Password', user.password);
  await page.click('button', 'Continue with Email');
  return page;
}

/** What is said as an alert has all of this in it. */
export async function alerts(page: UserPage, words: readonly string[]): Promise<void> {
  for (const each of words) await expect.poll(() => page.alert()).toContain(each);
}
