import type { Page } from 'puppeteer-core';
import { type FirefoxWithExtension, launchFirefox } from '../support/firefox';
import { role } from '../support/roles';
import { sendButton, showToken } from '../support/show-token';
import { test as base } from './fresh';

const test = base.extend<{ firefox: FirefoxWithExtension }>({
  firefox: async ({ simulators }, use) => {
    const firefox = await launchFirefox(simulators.port);
    await use(firefox);
    await firefox.close();
  },
});

const find = (page: Page, kind: string, name: string) =>
  page.waitForSelector(role(kind, name), { timeout: 60_000 });

async function promptIn(firefox: FirefoxWithExtension, userId: string) {
  const page = await showToken(await firefox.browser.newPage(), userId);
  return { page, ...(await sendButton(page)) };
}

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
