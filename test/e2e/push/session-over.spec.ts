import type { Page } from '@playwright/test';
import type { Simulators } from '../../simulators';
import type { ExtensionBrowser } from '../../support/extension';
import { pasteToken, serviceUserToken, signIn } from '../../support/user';
import { expect, test } from '../fixtures';

/** Presses `Sign in to Infisical` and signs in on the page that opens, as the seeded user. */
async function signInFromPopup(
  popup: Page,
  { context }: ExtensionBrowser,
  simulators: Simulators,
): Promise<void> {
  const { user } = simulators.infisical.us.state.seed;
  const opened = context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Sign in to Infisical' }).click();
  const page = await opened;
  await page.getByLabel('Email').fill(user.email);
  await page.getByLabel('Password').fill(user.password);
  await page.getByRole('button', { name: 'Continue with Email' }).click();
}

test('a push that meets the end of the session goes on by itself after signing in', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await expect(popup.getByRole('button', { name: 'Create connection' })).toBeEnabled();
  for (const session of simulators.infisical.us.state.sessions) session.accessVersion += 1;
  await extension.context.clearCookies();
  await popup.getByRole('button', { name: 'Create connection' }).click();
  await signInFromPopup(popup, extension, simulators);
  await expect(popup.getByRole('link', { name: 'Open in Infisical' })).toBeVisible();
  expect(simulators.infisical.us.state.connections).toHaveLength(1);
});
