import { connect } from '../support/extension';
import { latch } from '../support/latch';
import { enabled, press } from '../support/press';
import { part } from '../support/push';
import { showToken } from '../support/show-token';
import { changeSite, chooseSiteAccess } from '../support/site-access';
import { changeHost } from '../support/site-access-firefox';
import { pasteInto, serviceUserToken, signIn } from '../support/user';
import { pasteToken, shows, showsNot } from '../support/user-acts';
import { firefoxTest } from './fixtures';
import { expect, test } from './fresh';

// Firefox has no site access "on click": its user takes back hosts. Private windows and the other moments are in `firefox-borders.spec.ts`.
firefoxTest.describe('in Firefox', () => {
  firefoxTest.afterEach(async ({ firefox }) => {
    for (const host of ['app.humanitec.io', 'api.humanitec.io'])
      await changeHost(firefox.driver, 'add', host);
  });

  firefoxTest(
    'Firefox: a host that is taken back in the middle of the checks is asked for, and they go on once it is there',
    async ({ simulators, firefox }) => {
      await firefox.signIn();
      const { until, release } = latch();
      const path = /^\/orgs\/acme\/apps$/;
      simulators.faults.add({ path, times: 1, action: { kind: 'hold-answer', until } });
      const popup = await pasteToken(firefox, serviceUserToken(simulators.humanitec));
      await expect.poll(() => simulators.traffic.some((request) => path.test(request.path))).toBe(true);
      await changeHost(firefox.driver, 'remove', 'api.humanitec.io');
      release();
      await shows(popup, 'Allow api.humanitec.io');
      expect(await popup.text()).not.toContain('Allow app.infisical.com');
      await popup.click('button', 'Allow api.humanitec.io');
      await shows(popup, 'Ready: can write to shop');
      await showsNot(popup, 'Allow api.humanitec.io');
    },
  );

  firefoxTest(
    'Firefox: the first-run page asks for the hosts of Humanitec that are withheld, and for none that is there',
    async ({ firefox }) => {
      const welcome = await firefox.welcome();
      await changeHost(firefox.driver, 'remove', 'app.humanitec.io');
      await shows(welcome, 'Allow these addresses');
      expect(await welcome.text()).not.toContain('app.humanitec.io, api.humanitec.io');
      await changeHost(firefox.driver, 'remove', 'api.humanitec.io');
      await shows(welcome, 'app.humanitec.io, api.humanitec.io');
      await welcome.click('button', 'Allow these addresses');
      await showsNot(welcome, 'Allow these addresses');
      expect(await firefox.isAllowed('https://app.humanitec.io')).toBe(true);
      expect(await firefox.isAllowed('https://api.humanitec.io')).toBe(true);
    },
  );
});

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

test('Chromium: “on specific sites”, each host is asked for when it is needed, also when it is taken back in the middle', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  await chooseSiteAccess(extension, 'ON_SPECIFIC_SITES');
  await changeSite(extension, 'addHostPermission', 'app.humanitec.io');
  await changeSite(extension, 'addHostPermission', 'api.humanitec.io');
  const popup = await extension.popupInTab();
  const allow = popup.getByRole('button', { name: /^Allow / });
  await expect(popup.getByLabel('API token')).toBeVisible();
  await expect(allow).toHaveCount(0);

  const { until, release } = latch();
  simulators.faults.add({ path: /^\/orgs\/acme\/apps$/, times: 1, action: { kind: 'hold-answer', until } });
  const token = serviceUserToken(simulators.humanitec);
  await pasteInto(popup, token);
  const listed = () => simulators.traffic.some(({ path }) => path === '/orgs/acme/apps');
  await expect.poll(listed).toBe(true);
  await changeSite(extension, 'removeHostPermission', 'api.humanitec.io');
  release();
  await expect(popup.getByRole('button', { name: 'Allow api.humanitec.io' })).toBeVisible();
  await changeSite(extension, 'addHostPermission', 'api.humanitec.io');
  await expect(popup.getByText('Ready: can write to shop')).toBeVisible();
  await expect(allow).toHaveText(['Allow app.infisical.com']);

  await changeSite(extension, 'addHostPermission', 'app.infisical.com');
  await popup.bringToFront();
  await enabled(part.create(popup));
  await changeSite(extension, 'removeHostPermission', 'app.infisical.com');
  await popup.bringToFront();
  await press(part.create(popup));
  await expect(allow).toHaveText(['Allow app.infisical.com']);
  expect(simulators.infisical.us.state.connections).toEqual([]);

  await changeSite(extension, 'addHostPermission', 'app.infisical.com');
  await popup.bringToFront();
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible();
  expect(simulators.infisical.us.state.connections).toMatchObject([{ apiToken: token }]);
});

test('Chromium: a private window is out of its reach', async ({ simulators, extension }) => {
  const { humanitec } = simulators;
  const shown = humanitec.createServiceUser({ apps: { shop: 'developer' } });
  const driver = await connect(extension.profileDir);
  const hidden = await driver.createBrowserContext();
  const prompt = '[popover]';
  const inPrivate = await showToken(await hidden.newPage(), shown.id);
  // By the time it stands in a window that is none, it would have stood in the private one.
  const another = humanitec.createServiceUser({ name: 'another', apps: { shop: 'developer' } });
  const inPublic = await showToken(await driver.newPage(), another.id);
  await inPublic.waitForSelector(prompt);
  expect(await inPrivate.$(prompt)).toBeNull();
  await driver.disconnect();
});
