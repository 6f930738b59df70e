import type { Page } from 'puppeteer-core';
import { type FirefoxWithExtension, launchFirefox } from '../support/firefox';
import { showAppsIn } from '../support/popup';
import { pressIn } from '../support/press';
import { writes } from '../support/push';
import { role } from '../support/roles';
import { signInOnPage } from '../support/sign-in-page';
import { serviceUserToken } from '../support/user';
import { test as base, expect } from './fresh';

/** Firefox stops an idle background after 30 s; here after 18, which a beat of 10 s keeps from it on a busy machine, too. */
const IDLE_MS = 18_000;
/** Longer than that, for one answer. */
const SLOW_MS = 22_000;

const test = base.extend<{ firefox: FirefoxWithExtension }>({
  firefox: async ({ simulators }, use) => {
    const firefox = await launchFirefox(simulators.port, {
      preferences: {
        'extensions.background.idle.timeout': IDLE_MS,
        // A permission that a page asks for is given without the question, which no driver reaches.
        'extensions.webextOptionalPermissionPrompts': false,
      },
    });
    await use(firefox);
    await firefox.close();
  },
});

const find = (page: Page, kind: string, name: string, timeout = 60_000) =>
  page.waitForSelector(role(kind, name), { timeout });

async function paste(firefox: FirefoxWithExtension, token: string): Promise<Page> {
  const popup = await firefox.open('popup.html');
  await (await popup.waitForSelector('input[type=password]'))?.type(token);
  await (await find(popup, 'button', 'Check token'))?.click();
  return popup;
}

test('Firefox: services that take longer than an idle background lives are waited for', async ({
  simulators,
  firefox,
}) => {
  test.setTimeout(240_000);
  await signInOnPage(await firefox.browser.newPage(), simulators);
  const token = serviceUserToken(simulators.humanitec);
  const action = { kind: 'delay', ms: SLOW_MS } as const;
  const hit = (host: string, path: RegExp) => simulators.faults.add({ host, path, times: 1, action });
  hit('api.humanitec.io', /current-user/);
  hit('app.infisical.com', /auth\/token$/);
  hit('app.infisical.com', /app-connections\/humanitec$/);
  hit('app.infisical.com', /connection-name/);
  const popup = await paste(firefox, token);
  await showAppsIn(popup, 60_000);
  await find(popup, 'table', 'App access');
  await find(popup, 'button', 'Create connection', 60_000);
  await pressIn(popup, 'Create connection');
  await find(popup, 'link', 'Open in Infisical', 90_000);
  expect(simulators.infisical.us.state.connections).toMatchObject([{ apiToken: token }]);
  // Asked once: nothing was begun anew.
  const asked = (path: RegExp) => simulators.traffic.filter((each) => path.test(each.path)).length;
  expect(asked(/auth\/token$/)).toBe(1);
  expect(writes(simulators)).toHaveLength(1);
});

test('Firefox: a host that was taken back is asked for, that one alone, and then it goes on', async ({
  simulators,
  firefox,
}) => {
  await signInOnPage(await firefox.browser.newPage(), simulators);
  const options = await firefox.open('options.html');
  const remove = (origin: string) =>
    options.evaluate(`chrome.permissions.remove({ origins: [${JSON.stringify(origin)}] })`);
  await remove('https://api.humanitec.io/*');
  await remove('https://app.infisical.com/*');
  const popup = await paste(firefox, serviceUserToken(simulators.humanitec));
  const asked = () => simulators.traffic.filter(({ headers }) => headers.origin?.startsWith('moz-extension'));
  const humanitec = await find(popup, 'button', 'Allow api.humanitec.io');
  const infisical = await find(popup, 'button', 'Allow app.infisical.com');
  expect(asked()).toEqual([]);
  await humanitec?.click();
  await showAppsIn(popup);
  await find(popup, 'table', 'App access');
  await infisical?.click();
  await pressIn(popup, 'Create connection');
  await find(popup, 'link', 'Open in Infisical');
  expect(simulators.infisical.us.state.connections).toHaveLength(1);
});

test('Firefox: where the console is withheld, the popup says that no prompt can come, and asks for it', async ({
  firefox,
}) => {
  const options = await firefox.open('options.html');
  await options.evaluate(`chrome.permissions.remove({ origins: ['https://app.humanitec.io/*'] })`);
  const popup = await firefox.open('popup.html');
  await (await find(popup, 'button', 'Allow app.humanitec.io'))?.click();
  await popup.waitForFunction(() => document.body.innerText.includes('has to be reloaded once'));
});
