/// <reference types="chrome" />
import { expect } from '@playwright/test';
import type { Simulators } from '../simulators';
import { BY_NAME, LOOKED_UP, SIGN_IN } from './push';
import { serviceUserToken } from './user';
import { chooseExisting, pasteToken, shows } from './user-acts';
import type { UserBrowser, UserPage } from './user-browser';

/** What a user pushes, and the button for it. */
export const BUTTONS = { create: 'Create connection', rotate: 'Update token' } as const;
export type Kind = keyof typeof BUTTONS;

/** A popup with a token that passes, signed in to Infisical and ready for the button; a rotation has a connection to rotate. */
export async function readyFor(
  kind: Kind,
  browser: UserBrowser,
  simulators: Simulators,
): Promise<{ popup: UserPage; token: string }> {
  if (kind === 'rotate') simulators.infisical.us.arrange.connection({ name: 'humanitec-acme' });
  await browser.signIn();
  const token = serviceUserToken(simulators.humanitec);
  const popup = await pasteToken(browser, token);
  if (kind === 'rotate') await chooseExisting(popup);
  await popup.enabled(BUTTONS[kind]);
  return { popup, token };
}

/**
 * Has a push ask anew what a press mostly need not ask any more: whose the sign-in is, as if it had not been looked up; or whether
 * the name is free, which is another one now.
 */
export async function askAnew(browser: UserBrowser, popup: UserPage, path: RegExp): Promise<void> {
  if (path === SIGN_IN)
    await browser.evaluate(() => chrome.storage.session.remove('knownAccounts'), undefined);
  if (path !== BY_NAME) return;
  await popup.unfold('Change name');
  await popup.type('Connection name', 'humanitec-acme-anew');
}

/** Whether the popup shows that a push has succeeded. */
export const isDone = async (popup: UserPage): Promise<boolean> =>
  (await popup.link('Open in Infisical')) !== undefined;

export const done = (popup: UserPage): Promise<void> => expect.poll(() => isDone(popup)).toBe(true);

/** The proof came by a look-up. */
export async function lookedUp(popup: UserPage): Promise<void> {
  await shows(popup, LOOKED_UP);
  await done(popup);
}

/** Whether a token waits to be sent. */
export const hasCapture = async (popup: UserPage): Promise<boolean> =>
  (await popup.headings()).includes('Captured token');

/** As if the request had gone out so long ago that Infisical cannot be at work on it any more. */
export const longAgo = (browser: UserBrowser): Promise<void> =>
  browser.evaluate(async () => {
    const { intent } = await chrome.storage.local.get<{ intent: { sentAt: number } }>('intent');
    await chrome.storage.local.set({ intent: { ...intent, sentAt: intent.sentAt - 120_000 } });
  }, undefined);

/** The state of the push that the extension would show. */
export const shownState = (browser: UserBrowser): Promise<string | undefined> =>
  browser.evaluate(async () => {
    const { push } = await chrome.storage.session.get<{ push?: { state: string } }>('push');
    return push?.state;
  }, undefined);
