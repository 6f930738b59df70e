/// <reference types="chrome" />
import { setTimeout as pause } from 'node:timers/promises';
import type { ConsoleTab } from './console-tab';
import { launchFirefox } from './firefox';
import { inFirefoxScript } from './firefox-script';

/** {@link ConsoleTab} with Firefox. */
export async function firefoxTab(port: number): Promise<ConsoleTab> {
  const firefox = await launchFirefox(port);
  const options = await firefox.open('options.html');
  await options.evaluate(() => chrome.action.disable());
  const page = await firefox.browser.newPage();
  await page.bringToFront();
  // As in Chromium.
  await page.setViewport({ width: 1280, height: 900 });
  const inScript = (expression: string) => inFirefoxScript(firefox, expression);
  let problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return {
    goto: async (address) => {
      problems = [];
      await page.goto(address);
      // The content script comes when the document is complete, which may be a moment later.
      while (!(await inScript('true').catch(() => false))) await pause(50);
    },
    evaluate: <A, R>(run: (given: A) => R | Promise<R>, given: A) =>
      page.evaluate(run as (given: unknown) => unknown, given) as Promise<R>,
    inScript,
    mouse: page.mouse,
    key: (name) => page.keyboard.press(name),
    held: () =>
      options.evaluate(async () => {
        const { vault = [] } = await chrome.storage.session.get<{ vault?: { token: string }[] }>('vault');
        return vault.at(-1)?.token;
      }),
    forget: () => options.evaluate(() => chrome.storage.session.remove(['vault', 'captures', 'setAside'])),
    problems: () => problems,
    close: firefox.close,
  };
}
