import { expect, test } from '@playwright/test';
import { serveConsole } from '../../fixtures/console/server';
import { chromiumTab } from '../../support/console-tab-chromium';
import { firefoxTab } from '../../support/console-tab-firefox';
import { sendButton, sendInTab } from '../../support/prompt-in-tab';
import { PAGES, promptsOn, STATIC_MODAL, STATIC_TOKEN } from './fixtures';

const BROWSERS = {
  // Its drivers switch the cache off.
  Chromium: (port: number) => chromiumTab(port, { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
  Firefox: (port: number) => firefoxTab(port),
};

for (const [browser, start] of Object.entries(BROWSERS))
  test(`${browser}: a page that comes back from the back/forward cache still offers its token`, async () => {
    const site = await serveConsole(PAGES);
    const tab = await start(site.port);
    try {
      await tab.goto(STATIC_MODAL);
      await sendButton(tab, 'shown');
      await tab.evaluate(
        () =>
          addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }), {
            once: true,
          }),
        undefined,
      );
      await tab.goto('https://app.humanitec.io/orgs/acme/framed');
      await tab.evaluate(() => void setTimeout(() => history.back()), undefined);
      // While the page changes there is none to ask.
      const persisted = () =>
        tab.evaluate(() => (window as { persisted?: boolean }).persisted, undefined).catch(() => undefined);
      await expect.poll(persisted).toBe(true);
      await expect.poll(() => promptsOn(tab)).toBe(1);
      await sendInTab(tab);
      await expect.poll(tab.held).toBe(STATIC_TOKEN);
    } finally {
      await tab.close();
      await site.close();
    }
  });
