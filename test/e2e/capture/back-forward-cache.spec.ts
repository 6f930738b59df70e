import { expect, test } from '@playwright/test';
import { serveConsole } from '../../fixtures/console/server';
import { clickSend, heldToken, promptHost } from '../../support/capturing';
import { launchWithExtension } from '../../support/extension';
import { PAGES, STATIC_MODAL, STATIC_TOKEN } from './fixtures';

test('a page that comes back from the back/forward cache still offers its token', async () => {
  const server = await serveConsole(PAGES);
  const extension = await launchWithExtension({
    port: server.port,
    // Drivers switch the cache off.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    const page = await extension.context.newPage();
    await page.goto(STATIC_MODAL);
    await promptHost(page).waitFor();
    await page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }), { once: true }),
    );
    await page.goto('https://app.humanitec.io/orgs/acme/framed');
    await page.evaluate(() => setTimeout(() => history.back()));
    // While the page changes there is none to ask.
    const persisted = () =>
      page.evaluate(() => (window as { persisted?: boolean }).persisted).catch(() => undefined);
    await expect.poll(persisted).toBe(true);
    await expect(promptHost(page)).toHaveCount(1);
    await clickSend(page);
    await expect.poll(() => heldToken(extension)).toBe(STATIC_TOKEN);
  } finally {
    await extension.close();
    await server.close();
  }
});
