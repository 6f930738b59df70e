import type { Page } from '@playwright/test';

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
export async function fillProfile(options: Page, { instance, siteUrl, signIn }: ProfileEntry): Promise<void> {
  const text = (name: string) => options.getByLabel(name, { exact: true });
  if (instance) await options.getByRole('radio', { name: instance }).check();
  if (siteUrl !== undefined) await text('Site URL').fill(siteUrl);
  await options.getByRole('radio', { name: signIn.method }).check();
  if (signIn.method === 'Access token') {
    await options.getByRole('textbox', { name: 'Access token' }).fill(signIn.accessToken);
  }
  if (signIn.method !== 'Universal Auth') return;
  await text('Client ID').fill(signIn.clientId);
  await text('Client secret').fill(signIn.clientSecret);
  if (signIn.subOrganization !== undefined) await text('Sub-organization').fill(signIn.subOrganization);
  if (signIn.passphrase !== undefined) {
    await options.getByLabel('Remember on this computer').check();
    await text('Passphrase').fill(signIn.passphrase);
  }
}

/** Fills in the profile form and saves it. */
export async function saveProfile(options: Page, entry: ProfileEntry): Promise<void> {
  await fillProfile(options, entry);
  await options.getByRole('button', { name: 'Save' }).click();
  await options.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
}

/** Removes the profile whose form is shown: the button, then the answer to its question, which bears the same name. */
export async function removeProfile(options: Page): Promise<void> {
  const remove = options.getByRole('button', { name: 'Remove profile' });
  await remove.click();
  await options.getByRole('group', { name: /^Remove the profile/ }).waitFor();
  await remove.click();
}
