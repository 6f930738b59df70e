import type { Page } from 'puppeteer-core';
import { type FirefoxWithExtension, launchFirefox } from '../support/firefox';
import { showAppsIn } from '../support/popup';
import { pressIn } from '../support/press';
import { role } from '../support/roles';
import { byConsoleSession } from '../support/stayed';
import { test as base, expect } from './fresh';

const test = base.extend<{ firefox: FirefoxWithExtension }>({
  firefox: async ({ simulators }, use) => {
    const firefox = await launchFirefox(simulators.port);
    await use(firefox);
    await firefox.close();
  },
});

const find = (page: Page, kind: string, name: string) =>
  page.waitForSelector(role(kind, name), { timeout: 60_000 });

test('Firefox: access is fixed in place with the session of the console', async ({
  simulators,
  firefox,
  agreed,
}) => {
  const { humanitec } = simulators;
  humanitec.quirks.appList = 'all';
  const user = humanitec.createServiceUser({ apps: { checkout: 'developer', payments: 'owner' } });
  const console = await firefox.browser.newPage();
  await console.goto('https://app.humanitec.io/orgs/acme/apps');
  await find(console, 'link', 'Shop');
  const popup = await firefox.open('popup.html');
  await (await popup.waitForSelector('input[type=password]'))?.type(humanitec.createToken(user.id).value);
  await (await find(popup, 'button', 'Check token'))?.click();
  await popup.waitForSelector('::-p-text(Checked just now.)', { timeout: 60_000 });
  await showAppsIn(popup);
  await find(popup, 'table', 'App access');
  expect(byConsoleSession(simulators)).toEqual([]);

  agreed.usesConsoleSession = true;
  await (await find(popup, 'button', 'Add as Developer'))?.click();
  await pressIn(popup, 'Add infisical-sync to shop as Developer, as Ada Admin');
  await popup.waitForSelector('::-p-text(Done: infisical-sync has the role Developer on shop)', {
    timeout: 60_000,
  });
  expect(byConsoleSession(simulators)).toEqual([
    'GET /current-user',
    'GET /current-user',
    'POST /orgs/acme/apps/shop/users',
  ]);
});
