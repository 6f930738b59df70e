import type { Page } from 'puppeteer-core';
import { EXTENSION, launchFirefox } from '../support/firefox';
import { pressIn } from '../support/press';
import { role } from '../support/roles';
import { sendButton, showToken } from '../support/show-token';
import { signInOnPage } from '../support/sign-in-page';
import { changeHost } from '../support/site-access-firefox';
import { serviceUserToken } from '../support/user';
import { expect, test } from './fresh';

const find = (page: Page, kind: string, name: string) =>
  page.waitForSelector(role(kind, name), { timeout: 60_000 });
const allow = (host: string) => role('button', `Allow ${host}`);

test('Firefox: containers, private windows and hosts that are taken back', async ({ simulators }) => {
  const firefox = await launchFirefox(simulators.port);
  const popup = await firefox.open('popup.html');
  const hosts = (change: 'add' | 'remove', host: string) => changeHost(firefox, change, host);

  await test.step('a host of the console that is taken back is asked for while there is no token', async () => {
    await hosts('remove', 'app.humanitec.io');
    await popup.waitForSelector(allow('app.humanitec.io'));
    await hosts('add', 'app.humanitec.io');
    await popup.waitForSelector(allow('app.humanitec.io'), { hidden: true });
  });

  await test.step('a private window is out of its reach', async () => {
    const reach = await firefox.chrome(`(async () => {
      const hidden = OpenBrowserWindow({ private: true });
      await new Promise((resolve) => hidden.addEventListener('load', resolve, { once: true }));
      const policy = ${EXTENSION};
      const reach = [policy.canAccessWindow(window), policy.canAccessWindow(hidden)];
      hidden.close();
      return JSON.stringify(reach);
    })()`);
    expect(reach).toBe('[true,false]');
  });

  await test.step('a token of a container tab, whose session cannot be used, has the popup say so', async () => {
    const container = await firefox.browser.createBrowserContext();
    await signInOnPage(await container.newPage(), simulators);
    const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
    const page = await showToken(await container.newPage(), user.id);
    const { x, y } = await sendButton(page);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await page.mouse.click(x, y);
    await popup.bringToFront();
    await popup.waitForSelector('::-p-text(This token was captured in a container tab.)', {
      timeout: 60_000,
    });
    await container.close();
    await (await find(popup, 'button', 'Discard'))?.click();
  });

  await test.step('each host is asked for when it is needed, and no other', async () => {
    await signInOnPage(await firefox.browser.newPage(), simulators);
    await popup.bringToFront();
    await hosts('remove', 'api.humanitec.io');
    const token = serviceUserToken(simulators.humanitec);
    await (await popup.waitForSelector('input[type=password]'))?.type(token);
    await (await find(popup, 'button', 'Check token'))?.click();
    await popup.waitForSelector(allow('api.humanitec.io'), { timeout: 60_000 });
    expect(await popup.$(allow('app.infisical.com'))).toBeNull();
    await hosts('add', 'api.humanitec.io');
    await popup.waitForSelector('::-p-text(Checked just now.)', { timeout: 60_000 });

    await find(popup, 'button', 'Create connection');
    await hosts('remove', 'app.infisical.com');
    await pressIn(popup, 'Create connection');
    await popup.waitForSelector(allow('app.infisical.com'), { timeout: 60_000 });
    expect(await popup.$(allow('api.humanitec.io'))).toBeNull();
    expect(simulators.infisical.us.state.connections).toEqual([]);

    await hosts('add', 'app.infisical.com');
    await pressIn(popup, 'Create connection');
    await find(popup, 'link', 'Open in Infisical');
    expect(simulators.infisical.us.state.connections).toMatchObject([{ apiToken: token }]);
  });
  await firefox.close();
});
