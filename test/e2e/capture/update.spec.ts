import { expect, test } from '@playwright/test';
import type {} from '../../fixtures/console/page/main';
import { serveConsole } from '../../fixtures/console/server';
import { CONSOLE_PAGE, promptHost } from '../../support/capturing';
import { launchWithExtension } from '../../support/extension';

const CASE = 'native modal, read-only input';
/** Longer than a prompt takes to come. */
const QUIET = 800;

test('after an update of the extension the old script falls silent', async () => {
  const server = await serveConsole();
  const extension = await launchWithExtension({ port: server.port });
  try {
    const page = await extension.context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    await page.goto(CONSOLE_PAGE);
    await page.waitForFunction(() => window.corpus !== undefined);
    await page.evaluate((name) => window.corpus.show(name), CASE);
    await promptHost(page).waitFor();

    await (await extension.worker()).evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await expect(promptHost(page)).toHaveCount(0);

    await page.evaluate(() => window.corpus.clear());
    await page.evaluate((name) => window.corpus.show(name), CASE);
    await page.waitForTimeout(QUIET);
    await expect(promptHost(page)).toHaveCount(0);
    expect(problems).toEqual([]);
  } finally {
    await extension.close();
    await server.close();
  }
});
