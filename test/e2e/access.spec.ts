import type { Page } from '@playwright/test';
import { devtools } from '../support/extension';
import { showApps } from '../support/popup';
import { captureInConsole, pasteToken, serviceUserToken } from '../support/user';
import { expect, test } from './fixtures';

const row = (popup: Page, app: string) => popup.getByRole('row', { name: new RegExp(`acme/${app}`) });
/** Drivers have every page believe that it has the focus all the time. */
const feelFocus = async (page: Page) =>
  (await devtools(page)).send('Emulation.setFocusEmulationEnabled', { enabled: false });
const checkAgain = (popup: Page) => popup.getByRole('button', { name: 'Check again' }).click();

test('a role raised in the console while the popup is open', async ({ simulators, extension }) => {
  const { humanitec } = simulators;
  const user = humanitec.createServiceUser({ apps: { shop: 'developer', payments: 'viewer' } });
  const popup = await pasteToken(extension, humanitec.createToken(user.id).value);
  await feelFocus(popup);
  await expect(popup.getByText('Ready: can write to shop')).toBeVisible();

  await showApps(popup);
  await row(popup, 'payments').getByRole('checkbox').check();
  await expect(popup.getByText('Not ready: Viewer on payments; needs Developer')).toBeVisible();

  const opened = extension.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Open People tab' }).click();
  await (await opened).waitForURL('https://app.humanitec.io/orgs/acme/apps/payments/people');

  humanitec.quirks.roleDelayMs = 1_000;
  humanitec.setAppRole('acme', 'payments', user.id, 'developer');
  // Coming back is enough: nobody has to ask for the check.
  await popup.bringToFront();
  await expect(popup.getByText('payments: Viewer → Developer')).toBeVisible({ timeout: 10_000 });
  await expect(popup.getByText('Ready: can write to shop and payments')).toBeVisible();
});

test('a token revoked while it is checked', async ({ simulators, extension }) => {
  const token = serviceUserToken(simulators.humanitec);
  simulators.faults.add({ path: /^\/orgs\/acme\/apps$/, action: { kind: 'delay', ms: 3_000 } });
  const popup = await pasteToken(extension, token);
  await expect.poll(() => simulators.traffic.some(({ path }) => path === '/orgs/acme/apps')).toBe(true);
  simulators.humanitec.revokeToken(token);

  await expect(popup.getByRole('alert')).toContainText('Humanitec refuses this token');
  await expect(popup.getByRole('heading', { name: 'Captured token' })).toBeVisible();
});

test('a storm of 429 leaves open what could not be looked up', async ({ simulators, extension }) => {
  const { humanitec, faults } = simulators;
  humanitec.quirks.rolesOmitApps = true;
  faults.add({ path: /\/apps\/.*\/users\//, action: { kind: 'status', status: 429 } });
  const popup = await pasteToken(extension, serviceUserToken(humanitec));
  await expect(row(popup, 'shop').getByText(/^Unknown/)).toBeVisible({ timeout: 15_000 });

  faults.clear();
  await checkAgain(popup);
  await expect(row(popup, 'shop').getByText(/^Yes/)).toBeVisible();
});

test('a refused lookup is unknown, not no', async ({ simulators, extension }) => {
  const { humanitec } = simulators;
  humanitec.quirks.rolesOmitApps = true;
  humanitec.quirks.memberLookup = 'forbidden';
  const popup = await pasteToken(extension, serviceUserToken(humanitec));
  await expect(row(popup, 'shop').getByText(/^Unknown/)).toBeVisible();
});

test('one organization fails while others answer', async ({ simulators, extension }) => {
  const { humanitec, faults } = simulators;
  const user = humanitec.createServiceUser({ apps: { shop: 'developer', checkout: 'owner' } });
  humanitec.addOrg('beta', 'Beta');
  humanitec.setOrgRole('beta', user.id, 'member');
  faults.add({ path: /^\/orgs\/beta\/apps$/, action: { kind: 'status', status: 500 } });
  const popup = await pasteToken(extension, humanitec.createToken(user.id).value);
  await expect(popup.getByText('The apps of beta (“Beta”) could not be listed.')).toBeVisible();
  await expect(row(popup, 'shop').getByText(/^Yes/)).toBeVisible();
});

test('nothing is asked before, and nothing with the cookies of the person', async ({
  simulators,
  extension,
}) => {
  const { humanitec } = simulators;
  const console = await extension.context.newPage();
  await console.goto('https://app.humanitec.io/');
  await console.waitForLoadState('networkidle');
  const popup = await extension.popupInTab();
  const token = serviceUserToken(humanitec);
  await popup.getByLabel('API token').fill(token);
  const asked = () => simulators.traffic.filter(({ headers }) => headers.authorization === `Bearer ${token}`);
  expect(asked()).toEqual([]);

  await popup.getByRole('button', { name: 'Check token' }).click();
  await expect(popup.getByText('Ready: can write to shop')).toBeVisible();
  expect(asked().length).toBeGreaterThan(0);
  expect(asked().filter(({ headers }) => 'cookie' in headers)).toEqual([]);
});

test('the People tab opens in the console tab, unless that still shows a token', async ({
  simulators,
  extension,
}) => {
  const { humanitec } = simulators;
  const user = humanitec.createServiceUser({ apps: { payments: 'viewer' } });
  const console = await captureInConsole(extension, user.id);

  const popup = await extension.popupInTab();
  const openPeopleTab = popup.getByRole('button', { name: 'Open People tab' });
  const opened = extension.context.waitForEvent('page');
  await openPeopleTab.click();
  const another = await opened;
  await another.waitForURL('**/apps/payments/people');
  await expect(console.getByText('Make sure to copy and securely store')).toBeVisible();

  // The new tab is the console's too, and shows no token.
  await another.getByRole('heading', { name: 'People' }).waitFor();
  await another.getByRole('link', { name: 'Applications' }).click();
  await popup.bringToFront();
  await openPeopleTab.click();
  await another.waitForURL('**/apps/payments/people');
});

test('the People tab of a pasted token opens in a console tab that is there', async ({
  simulators,
  extension,
}) => {
  const console = await extension.context.newPage();
  await console.goto('https://app.humanitec.io/orgs/acme/apps');
  const token = serviceUserToken(simulators.humanitec, { apps: { payments: 'viewer' } });
  const popup = await pasteToken(extension, token);
  await popup.getByRole('button', { name: 'Open People tab' }).click();
  await console.waitForURL('**/orgs/acme/apps/payments/people');
});
