import type { Page } from '@playwright/test';
import { violations } from '../support/axe';
import type { ExtensionBrowser } from '../support/extension';
import { showApps } from '../support/popup';
import { press } from '../support/press';
import { part, pressUntilDone } from '../support/push';
import { role } from '../support/roles';
import { captureInConsole, serviceUserToken, signIn } from '../support/user';
import { expect, test } from './fixtures';

const NOTICE = 'Sample data: nothing is read, sent or stored.';

const begin = (page: Page) => page.getByRole('button', { name: 'Try it with sample data' });
const notice = (page: Page) => page.getByRole('complementary', { name: 'Sample' });
const summary = (page: Page) => page.getByRole('status').filter({ hasText: /^Ready: / });

const stored = async ({ worker }: ExtensionBrowser): Promise<unknown> =>
  (await worker()).evaluate(async () => ({
    local: await chrome.storage.local.get(),
    session: await chrome.storage.session.get(),
  }));

async function open(extension: ExtensionBrowser): Promise<Page> {
  const popup = await extension.popupInTab();
  await begin(popup).click();
  await expect(notice(popup)).toContainText(NOTICE);
  return popup;
}

test('plays the whole journey, marked all the way; nothing is sent, and nothing stored but that it is on', async ({
  simulators,
  extension,
}) => {
  // Somebody is signed in: that, too, is left alone.
  await signIn(extension, simulators);
  const popup = await extension.popupInTab();
  const before = await stored(extension);
  await begin(popup).click();
  await expect(part.capture(popup)).toBeVisible();
  await expect(notice(popup)).toBeInViewport();
  await expect(summary(popup)).toContainText('shop');

  await showApps(popup);
  const checkout = popup
    .getByRole('table', { name: 'App access' })
    .getByRole('row')
    .filter({ hasText: 'acme/checkout' });
  await expect(checkout.getByRole('cell').last()).toHaveText(/^No, Viewer is too low/);
  await checkout.getByRole('button', { name: 'Open People tab' }).click();
  await expect(notice(popup).getByRole('status')).toContainText(
    'https://app.humanitec.io/orgs/acme/apps/checkout/people',
  );
  await popup.getByRole('button', { name: 'Check again' }).click();
  await expect(popup.getByText('checkout: Viewer → Developer')).toBeVisible();
  await expect(checkout.getByRole('cell').last()).toHaveText(/^Yes/);

  await press(part.create(popup));
  await expect(popup.getByRole('status').filter({ hasText: 'Sending' })).toBeVisible();
  await expect(
    popup.getByText('Connected. Infisical has the connection humanitec-acme-infisical-sync.'),
  ).toBeVisible();
  await expect(notice(popup)).toBeInViewport();
  await part.done(popup).click();
  await expect(notice(popup).getByRole('status')).toContainText('https://app.infisical.com/organizations/');
  expect(extension.context.pages().map((page) => page.url())).not.toContainEqual(
    expect.stringMatching(/humanitec\.io|infisical\.com/),
  );
  expect(await stored(extension)).toEqual({
    ...(before as object),
    session: { ...(before as { session: object }).session, sample: true },
  });
  expect(simulators.traffic.filter(({ host }) => /humanitec|infisical/.test(host))).toEqual([]);

  await popup.getByRole('button', { name: 'Send another token' }).click();
  await expect(popup.getByLabel('API token')).toBeFocused();
  await expect(notice(popup)).toBeHidden();
});

test('what cannot be written is not called connected in the sample either', async ({ extension }) => {
  const popup = await open(extension);
  await showApps(popup);
  await popup.getByRole('checkbox', { name: 'acme/shop' }).uncheck();
  await popup.getByRole('checkbox', { name: 'acme/checkout' }).check();
  await pressUntilDone(popup, popup.getByRole('button', { name: 'Create anyway' }));
  await expect(popup.getByText(/^Connected/)).toHaveCount(0);
});

test('a popup that was closed goes on with the sample, until it is ended; then a real token is one', async ({
  simulators,
  extension,
}) => {
  await (await open(extension)).close();
  const popup = await extension.popupInTab();
  await expect(notice(popup)).toContainText(NOTICE);
  await popup.getByRole('button', { name: 'End the sample' }).click();
  await expect(popup.getByLabel('API token')).toBeFocused();
  await popup.reload();
  await expect(popup.getByLabel('API token')).toBeVisible();
  await expect(notice(popup)).toBeHidden();

  const token = serviceUserToken(simulators.humanitec, {
    name: 'real-sync',
    apps: { payments: 'developer' },
  });
  await popup.getByLabel('API token').fill(token);
  await popup.getByRole('button', { name: 'Check token' }).click();
  await expect(popup.getByText('real-sync').first()).toBeVisible();
  await expect(begin(popup)).toBeHidden();
});

test('a token captured meanwhile takes its place at once, and for good', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const popup = await open(extension);
  const user = simulators.humanitec.createServiceUser({ name: 'real-sync', apps: { payments: 'developer' } });
  await captureInConsole(extension, user.id);
  await expect(popup.getByText('real-sync').first()).toBeVisible();
  await expect(notice(popup)).toBeHidden();
  await expect(popup.locator('body')).not.toContainText('checkout');
  await popup.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(popup.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(begin(popup)).toBeHidden();
  await popup.reload();
  await expect(popup.getByLabel('API token')).toBeVisible();
  await expect(notice(popup)).toBeHidden();
});

test('begins from the first-run page, in the popup', async ({ extension }) => {
  const page = await extension.welcome();
  await begin(page).click();
  const popup = await extension.popup();
  await popup.waitForSelector(`::-p-text(${NOTICE})`);
  await popup.waitForSelector(role('heading', 'Captured token'));
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`breaks no accessibility rule, ${colorScheme}`, async ({ extension }) => {
    const popup = await extension.popupInTab();
    await popup.emulateMedia({ colorScheme });
    await begin(popup).click();
    await expect(summary(popup)).toBeVisible();
    await expect(popup.getByText(NOTICE)).toBeFocused();
    await showApps(popup);
    await popup.getByRole('button', { name: 'Open People tab' }).click();
    await expect(notice(popup).getByRole('status')).not.toBeEmpty();
    expect(await violations(popup)).toEqual([]);
  });
