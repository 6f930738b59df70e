import { expect, type Page } from '@playwright/test';
import type { UserPage } from './user-browser';
import { userPage } from './user-chromium';

/** What a user enters in the profile form; what is absent stays as the form has it. */
export interface ProfileEntry {
  instance?: 'US Cloud' | 'EU Cloud' | 'Self-hosted';
  siteUrl?: string;
  signIn:
    | { method: 'Browser session' }
    | {
        method: 'Universal Auth';
        clientId: string;
        clientSecret: string;
        subOrganization?: string;
        /** Remembers the client secret under this passphrase. */
        passphrase?: string;
      }
    | { method: 'Access token'; accessToken: string };
}

/** Fills in the profile form of the options page. */
export async function enterProfile(
  options: UserPage,
  { instance, siteUrl, signIn }: ProfileEntry,
): Promise<void> {
  if (instance) await options.click('radio', instance);
  if (siteUrl !== undefined) await options.type('Site URL', siteUrl);
  await options.click('radio', signIn.method);
  if (signIn.method === 'Access token') await options.type('Access token', signIn.accessToken);
  if (signIn.method !== 'Universal Auth') return;
  await options.type('Client ID', signIn.clientId);
  await options.type('Client secret', signIn.clientSecret);
  if (signIn.subOrganization !== undefined) await options.type('Sub-organization', signIn.subOrganization);
  if (signIn.passphrase !== undefined) {
    await options.check('Remember on this computer');
    await options.type('Passphrase', signIn.passphrase);
  }
}

/** Fills in the profile form and saves it. */
export async function keepProfile(options: UserPage, entry: ProfileEntry): Promise<void> {
  await enterProfile(options, entry);
  await options.click('button', 'Save');
  await expect.poll(() => options.text()).toContain('Saved.');
}

/** The same for a page of Chromium. */
export const fillProfile = (options: Page, entry: ProfileEntry): Promise<void> =>
  enterProfile(userPage(options), entry);

/** The same for a page of Chromium. */
export const saveProfile = (options: Page, entry: ProfileEntry): Promise<void> =>
  keepProfile(userPage(options), entry);

/** Removes the profile whose form is shown: the button, then the answer to its question, which bears the same name. */
export async function dropProfile(options: UserPage): Promise<void> {
  await options.click('button', 'Remove profile');
  await expect.poll(() => options.text()).toMatch(/Remove the profile/);
  await options.click('button', 'Remove profile');
}

/** The same for a page of Chromium. */
export const removeProfile = (options: Page): Promise<void> => dropProfile(userPage(options));
