import { expect, test } from '@playwright/test';
import type {} from '../../fixtures/console/page/main';
import { serveConsole } from '../../fixtures/console/server';
import { CONSOLE_PAGE, promptHost } from '../../support/capturing';
import { clickAt } from '../../support/console-tab';
import { launchWithExtension } from '../../support/extension';
import { launchFirefox } from '../../support/firefox';
import { reloadInFirefox } from '../../support/firefox-reload';
import { inFirefoxScript } from '../../support/firefox-script';
import { sendButton } from '../../support/prompt-in-tab';
import { PAGES, STATIC_MODAL, STATIC_TOKEN } from './fixtures';

const CASE = 'native modal, read-only input';
/** Longer than a prompt takes to come. */
const QUIET = 800;

// Firefox takes the old script away, and lets the new one into pages that are open.
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

test('Firefox: after an update of the extension the new script offers the token in a page that is open, and a click captures it', async () => {
  const site = await serveConsole(PAGES);
  const firefox = await launchFirefox(site.port);
  try {
    const page = await firefox.browser.newPage();
    await page.goto(STATIC_MODAL);
    const tab = { mouse: page.mouse, inScript: (expression: string) => inFirefoxScript(firefox, expression) };
    await sendButton(tab, 'ready');

    await reloadInFirefox(firefox);
    // No script is behind the old prompt any more: the new one takes it away, and captures.
    const popup = await firefox.open('popup.html');
    const text = () => popup.evaluate(() => document.body.innerText);
    await expect(async () => {
      await page.bringToFront();
      await clickAt(tab, await sendButton(tab, 'shown'));
      await expect.poll(text, { timeout: 3_000 }).toContain(`••••${STATIC_TOKEN.slice(-4)}`);
    }).toPass();
    const prompts = () => document.querySelectorAll('[popover=manual][role=group]').length;
    expect(await page.evaluate(prompts), 'prompts, that of the old script included').toBe(1);
  } finally {
    await firefox.close();
    await site.close();
  }
});
