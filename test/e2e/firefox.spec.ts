import type { Page } from 'puppeteer-core';
import { type FirefoxWithExtension, launchFirefox } from '../support/firefox';
import { showAppsIn } from '../support/popup';
import { pressIn } from '../support/press';
import { role } from '../support/roles';
import { sendButton, showToken } from '../support/show-token';
import { signInOnPage } from '../support/sign-in-page';
import { serviceUserToken } from '../support/user';
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

test('Firefox: from a pasted token to the connection proven, with the session of the browser', async ({
  simulators,
  firefox,
}) => {
  await signInOnPage(await firefox.browser.newPage(), simulators);

  const token = serviceUserToken(simulators.humanitec);
  const popup = await firefox.open('popup.html');
  await (await popup.waitForSelector('input[type=password]'))?.type(token);
  await (await find(popup, 'button', 'Check token'))?.click();
  await showAppsIn(popup);
  await find(popup, 'table', 'App access');
  await pressIn(popup, 'Create connection');
  await find(popup, 'link', 'Open in Infisical');

  expect(simulators.infisical.us.state.connections).toMatchObject([{ app: 'humanitec', apiToken: token }]);
});

async function promptIn(firefox: FirefoxWithExtension, userId: string) {
  const page = await showToken(await firefox.browser.newPage(), userId);
  return { page, ...(await sendButton(page)) };
}

test('Firefox: one click in the console captures the token', async ({ simulators, firefox }) => {
  const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
  const { page, x, y } = await promptIn(firefox, user.id);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await page.mouse.click(x, y);

  const popup = await firefox.open('popup.html');
  await find(popup, 'heading', 'Captured token');
  const [token] = simulators.humanitec.tokensOf(user.id);
  expect(await popup.evaluate(() => document.body.innerText)).toContain(token?.value.slice(-4));
});

test('Firefox: a click on a prompt that the page makes invisible captures nothing', async ({
  simulators,
  firefox,
}) => {
  const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
  const { page, x, y } = await promptIn(firefox, user.id);
  await page.evaluate(() => {
    setInterval(() => {
      document
        .querySelector<HTMLElement>('[popover]')
        ?.style.setProperty('filter', 'opacity(0)', 'important');
    }, 5);
  });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await page.mouse.click(x, y);
  await new Promise((resolve) => setTimeout(resolve, 1_000));

  const popup = await firefox.open('popup.html');
  await find(popup, 'button', 'Check token');
});
