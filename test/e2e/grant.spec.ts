/// <reference types="chrome" />
import type { Locator, Page } from '@playwright/test';
import type { Simulators } from '../simulators';
import type { ExtensionBrowser } from '../support/extension';
import { Killer } from '../support/kills/killer';
import { latch } from '../support/latch';
import { fromContentScript, ways } from '../support/messages/post';
import { showApps } from '../support/popup';
import { press } from '../support/press';
import { byConsoleSession } from '../support/stayed';
import { pasteToken } from '../support/user';
import { expect, test } from './fixtures';

const row = (popup: Page, app: string): Locator =>
  popup.getByRole('row', { name: new RegExp(`acme/${app}`) });
const button = (place: Page | Locator, name: string): Locator =>
  place.getByRole('button', { name, exact: true });
const addToShop = (popup: Page, person = 'Ada Admin'): Locator =>
  button(popup, `Add infisical-sync to shop as Developer, as ${person}`);
const changePayments = (popup: Page): Locator =>
  button(popup, 'Change infisical-sync on payments to Developer, as Ada Admin');

/** A popup with a checked token that cannot write to shop and payments; a person is signed in to the console. */
async function checked(simulators: Simulators, extension: ExtensionBrowser) {
  const { humanitec } = simulators;
  humanitec.quirks.appList = 'all';
  const console = await extension.context.newPage();
  await console.goto('https://app.humanitec.io/orgs/acme/apps');
  await console.getByRole('link', { name: 'Shop' }).waitFor();
  const user = humanitec.createServiceUser({ apps: { checkout: 'developer', payments: 'viewer' } });
  const popup = await pasteToken(extension, humanitec.createToken(user.id).value);
  await expect(popup.getByText('Checked just now.')).toBeVisible();
  await showApps(popup);
  return { console, popup, user, role: (app: string) => humanitec.app('acme', app).roles.listed(user.id) };
}

/** Signs another person of the same name in to the console. */
async function signInAsAnother({ humanitec }: Simulators, { context }: ExtensionBrowser): Promise<void> {
  const { id } = humanitec.addPerson({ name: 'Ada Admin', email: 'another@acme.example' });
  humanitec.setOrgRole('acme', id, 'administrator');
  humanitec.sessions.set('another', id);
  await setSession(context, 'another');
}

const setSession = (context: ExtensionBrowser['context'], value: string): Promise<void> =>
  context.addCookies([
    { name: 'humanitec_session', value, domain: '.humanitec.io', path: '/', secure: true, httpOnly: true },
  ]);

test('access is fixed in place, as the person who was named, and read back with the token', async ({
  simulators,
  extension,
  agreed,
}) => {
  const { console, popup, user, role } = await checked(simulators, extension);
  const content = await fromContentScript(console, extension.extensionId, ways.internal);
  const { captureId } = await (await extension.worker()).evaluate(
    async () =>
      (await chrome.storage.session.get<{ preflight: { captureId: string } }>('preflight')).preflight,
  );
  const message = JSON.stringify({ name: 'grant.prepare', payload: { captureId, org: 'acme', app: 'shop' } });
  expect(await content.send(message)).toBe('no answer');
  expect(byConsoleSession(simulators)).toEqual([]);

  agreed.usesConsoleSession = true;
  await expect(button(row(popup, 'payments'), 'Open People tab')).toBeVisible();
  await button(row(popup, 'payments'), 'Change to Developer').click();
  await expect(changePayments(popup)).toHaveAttribute('aria-disabled', 'true');
  expect(byConsoleSession(simulators)).toEqual(['GET /current-user']);
  expect(role('payments')).toBe('viewer');

  // Closed half-way, what was begun and what came of it is found again.
  simulators.humanitec.quirks.roleDelayMs = 1_000;
  await popup.close();
  const again = await extension.popupInTab();
  await press(changePayments(again));
  await again.close();
  await expect.poll(() => role('payments')).toBe('developer');
  const later = await extension.popupInTab();
  await expect(later.getByText('Done: infisical-sync has the role Developer on payments')).toBeVisible();
  await expect(later.getByText('payments: Viewer → Developer')).toBeVisible();

  // Asked for from two popups at the same time, it is done once.
  await showApps(later);
  await button(row(later, 'shop'), 'Add as Developer').click();
  await addToShop(later).waitFor();
  const other = await extension.popupInTab();
  await addToShop(other).waitFor();
  const give = async () => {
    const { grant } = await chrome.storage.session.get<{ grant: { id: string } }>('grant');
    await chrome.runtime.sendMessage({ name: 'grant.give', payload: { grantId: grant.id } });
  };
  await Promise.all([later.evaluate(give), other.evaluate(give)]);
  await expect(later.getByText('Done: infisical-sync has the role Developer on shop')).toBeVisible();
  await expect(row(later, 'shop').getByText(/^Yes/)).toBeVisible();
  expect(byConsoleSession(simulators)).toEqual([
    'GET /current-user',
    'GET /current-user',
    `PATCH /orgs/acme/apps/payments/users/${user.id}`,
    'GET /current-user',
    'GET /current-user',
    'POST /orgs/acme/apps/shop/users',
  ]);
  const tokens = simulators.traffic.filter(({ headers }) => headers.cookie && headers.authorization);
  expect(tokens).toEqual([]);
});

test('where it cannot be done here, the way by hand stays, and what happened is said', async ({
  simulators,
  extension,
  agreed,
}) => {
  agreed.usesConsoleSession = true;
  const { popup, role } = await checked(simulators, extension);
  const { humanitec } = simulators;
  const shop = row(popup, 'shop');
  const said = popup.getByRole('alert').filter({ hasText: 'Nothing was changed on shop.' });
  const begin = () => button(shop, 'Add as Developer').click();
  const isByHand = async (why: string) => {
    await expect(said).toContainText(why);
    await expect(button(shop, 'Add as Developer')).toHaveCount(0);
    await expect(shop.getByText('Add infisical-sync with role Developer.')).toBeVisible();
    await expect(button(shop, 'Open People tab')).toBeEnabled();
    await button(said, 'Close').click();
  };

  humanitec.quirks.foreignOrigins = 'refused';
  await begin();
  await isByHand('only from its own pages');
  humanitec.quirks.foreignOrigins = 'sign-in-page';
  await begin();
  await isByHand('gave no answer that this could rely on');
  humanitec.quirks.foreignOrigins = 'answered';
  expect(byConsoleSession(simulators)).toHaveLength(2);

  await begin();
  await addToShop(popup).waitFor();
  await signInAsAnother(simulators, extension);
  await press(addToShop(popup));
  await isByHand('By now somebody else is signed in');

  simulators.faults.add({
    method: 'POST',
    path: /apps\/shop\/users$/,
    action: { kind: 'status', status: 403 },
  });
  await begin();
  await press(addToShop(popup));
  await isByHand('Humanitec does not let you do this');
  expect(byConsoleSession(simulators).filter((request) => request.startsWith('POST'))).toHaveLength(1);

  await extension.context.clearCookies();
  await begin();
  await isByHand('Nobody is signed in to the Humanitec console');
  expect(role('shop')).toBeUndefined();

  const options = await extension.options();
  await options
    .getByRole('checkbox', { name: 'Offer in the popup to make a service user Developer' })
    .uncheck();
  await expect(button(shop, 'Add as Developer')).toHaveCount(0);
  await expect(button(shop, 'Open People tab')).toBeEnabled();
});

test('a background that is stopped after the request went out does not repeat it, and the checks tell', async ({
  simulators,
  extension,
  agreed,
}) => {
  agreed.usesConsoleSession = true;
  const killer = await Killer.in(extension);
  const { popup } = await checked(simulators, extension);
  const { until, release } = latch();
  const sent = () => byConsoleSession(simulators).filter((request) => request.startsWith('POST'));
  simulators.faults.add({
    method: 'POST',
    path: /apps\/shop\/users$/,
    times: 1,
    action: { kind: 'hold', until },
  });
  await button(row(popup, 'shop'), 'Add as Developer').click();
  await press(addToShop(popup));
  await expect.poll(sent).toHaveLength(1);
  await killer.kill();
  release();
  await expect(popup.getByText('No clear answer came, but it was done')).toBeVisible({ timeout: 20_000 });
  expect(sent()).toHaveLength(1);
});
