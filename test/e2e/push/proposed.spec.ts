import type { Page } from '@playwright/test';
import { evilToken } from '../../support/arena';
import { chooseProfile, showFields } from '../../support/popup';
import { enabled, press } from '../../support/press';
import { part } from '../../support/push';
import { captureInConsole, pasteToken, serviceUserToken, signIn } from '../../support/user';
import { expect, test } from '../fixtures';

const place = (popup: Page) => popup.locator('.destination');

async function discard(popup: Page): Promise<void> {
  await popup.getByRole('button', { name: 'Discard' }).click();
  await expect(part.capture(popup)).toBeHidden();
  await popup.close();
}

test('for a Humanitec organization the profile and the project of its last push are proposed first', async ({
  simulators,
  extension,
  agreed,
}) => {
  agreed.host = 'eu.infisical.com';
  await signIn(extension, simulators, 'us');
  await signIn(extension, simulators, 'eu');
  const { humanitec } = simulators;

  // acme goes to a project of EU Cloud. The one used last is US Cloud, for another organization.
  const first = await pasteToken(extension, serviceUserToken(humanitec, { apps: { shop: 'developer' } }));
  await chooseProfile(first, 'EU Cloud');
  await expect(place(first)).toContainText('https://eu.infisical.com');
  await showFields(first);
  await first.getByLabel('Where it can be used').selectOption({ label: 'payments' });
  await enabled(part.create(first));
  await press(part.create(first));
  await expect(part.done(first)).toBeVisible();
  await first.getByRole('button', { name: 'Send another token' }).click();
  await first.close();
  const other = await pasteToken(extension, evilToken(simulators));
  await chooseProfile(other, 'US Cloud');
  await expect(place(other)).toContainText('https://app.infisical.com');
  await discard(other);

  const user = humanitec.createServiceUser({ name: 'second', apps: { shop: 'developer' } });
  await captureInConsole(extension, user.id);
  const again = await extension.popupInTab();
  await expect(place(again)).toContainText('https://eu.infisical.com');
  await expect(place(again)).toContainText('payments');
  await discard(again);

  // Pasted, so that only the checks can tell whose it is.
  const pasted = await pasteToken(extension, serviceUserToken(humanitec, { name: 'third' }));
  await expect(place(pasted)).toContainText('https://eu.infisical.com');
  await expect(place(pasted)).toContainText('payments');

  // What is chosen for a token stays, in this popup and the next.
  await chooseProfile(pasted, 'US Cloud');
  await expect(place(pasted)).toContainText('https://app.infisical.com');
  await pasted.getByRole('button', { name: 'Check again' }).click();
  await expect(pasted.getByText('Checked just now.')).toBeVisible();
  await pasted.close();
  const reopened = await extension.popupInTab();
  await expect(place(reopened)).toContainText('https://app.infisical.com');
  await expect(place(reopened)).toContainText('Whole organization');
});
