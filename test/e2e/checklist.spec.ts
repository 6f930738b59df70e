import type { Page } from '@playwright/test';
import { POPUP } from '../support/popup';
import { shows, showsNot } from '../support/user-acts';
import { userPage } from '../support/user-chromium';
import { beyond } from '../support/user-looks';
import { expect, inBoth, test } from './fixtures';

const CONSOLE = 'https://app.humanitec.io';

const next = (popup: Page) => popup.locator('p').filter({ hasText: /^Next:/ });
const link = (popup: Page) => next(popup).getByRole('link');
const summary = (popup: Page) => popup.locator('summary').filter({ hasText: 'By hand it is 13 steps' });

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
  expect(await beyond(userPage(popup))).toBeLessThanOrEqual(0);
  const asked = simulators.traffic.filter(({ headers }) => headers.origin?.startsWith('chrome-extension'));
  expect(asked).toEqual([]);
});

inBoth('13 steps, each with who does it in words', async ({ browser }) => {
  const popup = await browser.popup();
  await shows(popup, 'By hand it is 13 steps: 8 for the extension, 5 for you');
  expect(await popup.link('Open the Humanitec console')).toBe(`${CONSOLE}/`);
  await popup.unfold('By hand it is 13 steps');
  await shows(popup, 'The extension');
  const lines = (await popup.text()).split('\n').map((line) => line.trim());
  const doers = lines.filter((line) => line === 'The extension' || line === 'You');
  expect(doers).toHaveLength(13);
  expect(doers.filter((doer) => doer === 'You')).toHaveLength(5);
  const steps = lines.slice(lines.indexOf(doers[0] ?? '') - 1);
  expect(steps.slice(0, 2)).toEqual([expect.stringContaining('Service Users'), 'You']);
  expect(steps.slice(24, 26)).toEqual([expect.stringContaining('connection is there'), 'The extension']);
});

inBoth('it follows the console: its organization, its page, and that it was closed', async ({ browser }) => {
  const console = await browser.visit(`${CONSOLE}/orgs/acme/apps`);
  const popup = await browser.popup();
  await shows(popup, /^Next: .*acme/m);
  expect(await popup.link('Open service users')).toBe(`${CONSOLE}/orgs/acme/service-users`);
  await showsNot(popup, 'has to be reloaded once');

  // A step inside the page, while the popup stays open: nothing is loaded.
  await console.toFront();
  await console.click('link', 'Service Users');
  await shows(popup, 'create a service user with the role Member');
  await shows(popup, '1 done, 8 for the extension, 4 for you');
  await console.click('link', 'Applications');
  await showsNot(popup, 'done');

  await console.close();
  await expect.poll(() => popup.link('Open the Humanitec console')).toBe(`${CONSOLE}/`);
});

inBoth('the tab with the service users is shown as it is, with what is typed there', async ({ browser }) => {
  const console = await browser.visit(`${CONSOLE}/orgs/acme/service-users`);
  await console.click('button', 'Create new service user');
  await console.type('Name', 'half-typed');
  const popup = await browser.popup();
  const before = await browser.addresses();
  await popup.click('link', 'Go to that tab');
  await expect.poll(() => console.isInFront()).toBe(true);
  expect(await console.value('Name')).toBe('half-typed');
  expect(await browser.addresses()).toHaveLength(before.length);
});
