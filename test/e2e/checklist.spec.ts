import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from '../support/extension';
import { beyond, POPUP } from '../support/popup';
import { expect, test } from './fixtures';

const CONSOLE = 'https://app.humanitec.io';

const next = (popup: Page) => popup.locator('p').filter({ hasText: /^Next:/ });
const link = (popup: Page) => next(popup).getByRole('link');
const summary = (popup: Page) => popup.locator('summary').filter({ hasText: 'By hand it is 13 steps' });

async function openConsole({ context }: ExtensionBrowser, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(CONSOLE + path);
  return page;
}

test('without a console tab the next thing is the console, and no request was made to say so', async ({
  simulators,
  extension,
}) => {
  const popup = await extension.popupInTab();
  await popup.setViewportSize(POPUP);
  await expect(link(popup)).toHaveAttribute('href', `${CONSOLE}/`);
  await expect(summary(popup)).toContainText('8 for the extension, 5 for you');
  await expect(popup.getByText('has to be reloaded once')).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Check token' })).toBeInViewport({ ratio: 1 });
  expect(await beyond(popup)).toBeLessThanOrEqual(0);
  const asked = simulators.traffic.filter(({ headers }) => headers.origin?.startsWith('chrome-extension'));
  expect(asked).toEqual([]);
});

test('13 steps, each with who does it in words', async ({ extension }) => {
  const popup = await extension.popupInTab();
  await summary(popup).click();
  const steps = popup
    .locator('details')
    .filter({ has: summary(popup) })
    .getByRole('listitem');
  await expect(steps).toHaveCount(13);
  await expect(steps.filter({ hasText: /The extension$/ })).toHaveCount(8);
  await expect(steps.filter({ hasText: /You$/ })).toHaveCount(5);
  await expect(steps.first()).toHaveText(/Service Users.*You$/);
  await expect(steps.last()).toHaveText(/connection is there.*The extension$/);
});

test('it follows the console: its organization, its page, and that it was closed', async ({ extension }) => {
  const console = await openConsole(extension, '/orgs/acme/apps');
  const popup = await extension.popupInTab();
  await expect(link(popup)).toHaveAttribute('href', `${CONSOLE}/orgs/acme/service-users`);
  await expect(next(popup)).toContainText('acme');
  await expect(popup.getByText('has to be reloaded once')).toBeHidden();

  // A step inside the page, while the popup stays open: nothing is loaded.
  await console.getByRole('link', { name: 'Service Users' }).click();
  await expect(next(popup)).toContainText('create a service user with the role Member');
  await expect(summary(popup)).toContainText('1 done, 8 for the extension, 4 for you');
  await console.getByRole('link', { name: 'Applications' }).click();
  await expect(summary(popup)).not.toContainText('done');

  await console.close();
  await expect(link(popup)).toHaveAttribute('href', `${CONSOLE}/`);
});

test('the tab with the service users is shown as it is, with what is typed there', async ({ extension }) => {
  const console = await openConsole(extension, '/orgs/acme/service-users');
  await console.getByRole('button', { name: 'Create new service user' }).click();
  await console.getByLabel('Name', { exact: true }).fill('half-typed');
  const popup = await extension.popupInTab();
  const before = extension.context.pages().length;
  await popup.getByRole('link', { name: 'Go to that tab' }).click();
  await expect.poll(() => console.evaluate(() => document.visibilityState)).toBe('visible');
  await expect(console.getByLabel('Name', { exact: true })).toHaveValue('half-typed');
  expect(extension.context.pages()).toHaveLength(before);
});
