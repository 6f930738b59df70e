import { enabled, press } from '../support/press';
import { part } from '../support/push';
import { chooseSiteAccess } from '../support/site-access';
import { serviceUserToken, signIn } from '../support/user';
import { expect, test } from './fresh';

test('Chromium: with site access “on click” the popup asks for the missing hosts, and goes on once they are there', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  await chooseSiteAccess(extension, 'ON_CLICK');
  const popup = await extension.popupInTab();
  await expect(popup.getByRole('button', { name: 'Allow app.humanitec.io' })).toBeVisible();
  const token = serviceUserToken(simulators.humanitec);
  await popup.getByLabel('API token').fill(token);
  await popup.getByRole('button', { name: 'Check token' }).click();
  await expect(popup.getByRole('button', { name: 'Allow api.humanitec.io' })).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Allow app.infisical.com' })).toBeVisible();
  await expect(popup.getByText('could not be reached')).toBeHidden();
  const asked = simulators.traffic.filter(({ headers }) => headers.origin?.startsWith('chrome-extension'));
  expect(asked).toEqual([]);

  // The browser's own question is out of a driver's reach; its answer arrives in the same way as this choice.
  await chooseSiteAccess(extension, 'ON_ALL_SITES');
  await popup.bringToFront();
  await enabled(part.create(popup));
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible();
  expect(simulators.infisical.us.state.connections).toMatchObject([{ apiToken: token }]);
});

test('Chromium: the first-run page asks for the hosts of Humanitec that are withheld, and for none that is there', async ({
  extension,
}) => {
  const popup = await extension.popupInTab();
  await expect(popup.getByText('has to be reloaded once')).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Allow app.humanitec.io' })).toBeHidden();

  const welcome = await extension.welcome();
  const allow = welcome.getByRole('button', { name: 'Allow these addresses' });
  await chooseSiteAccess(extension, 'ON_CLICK');
  await expect(welcome.getByText('app.humanitec.io, api.humanitec.io')).toBeVisible();
  await expect(allow).toBeVisible();
  await chooseSiteAccess(extension, 'ON_ALL_SITES');
  await expect(allow).toBeHidden();
});
