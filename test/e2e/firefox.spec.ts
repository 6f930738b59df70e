import type { Page } from 'puppeteer-core';
import { type FirefoxWithExtension, launchFirefox } from '../support/firefox';
import { serviceUserToken } from '../support/scenario';
import { test as base, expect } from './fixtures';

const test = base.extend<{ firefox: FirefoxWithExtension }>({
  firefox: async ({ simulators }, use) => {
    const firefox = await launchFirefox(simulators.port);
    await use(firefox);
    await firefox.close();
  },
});

const find = (page: Page, role: string, name: string) =>
  page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, { timeout: 15_000 });

test('Firefox: from a pasted token to the connection proven, with the session of the browser', async ({
  simulators,
  firefox,
}) => {
  const { user } = simulators.infisical.us.state.seed;
  const site = await firefox.browser.newPage();
  await site.goto('https://app.infisical.com/login');
  await site.type('input[name=email]', user.email);
  await site.type('input[name=password]', user.password);
  await Promise.all([site.waitForNavigation(), site.click('button')]);

  const token = serviceUserToken(simulators.humanitec);
  const popup = await firefox.open('popup.html');
  await (await popup.waitForSelector('input[type=password]'))?.type(token);
  await (await find(popup, 'button', 'Check token'))?.click();
  await find(popup, 'table', 'App access');
  const create = await popup.waitForSelector('footer button:not([disabled])', { timeout: 15_000 });
  await create?.click();
  await find(popup, 'link', 'Open in Infisical');

  expect(simulators.infisical.us.state.connections).toMatchObject([{ app: 'humanitec', apiToken: token }]);
});
