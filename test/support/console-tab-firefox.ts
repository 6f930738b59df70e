/// <reference types="chrome" />
import type { Page } from 'puppeteer-core';
import { findInScript } from './accessible-in-script';
import { forgetThere, heldThere, letPopupThere } from './capturing';
import type { ConsoleTab } from './console-tab';
import { type FirefoxOptions, type FirefoxWithExtension, launchFirefox } from './firefox';
import { inFirefoxScript } from './firefox-script';
import { forgetWishes, wish } from './firefox-wishes';
import { until } from './until';

/** A Firefox with tabs of the console. */
export interface FirefoxConsole {
  openTab(): Promise<ConsoleTab>;
  close(): Promise<void>;
}

/** {@link ConsoleTab} with a Firefox of its own, whose background opens no popup. */
export async function firefoxTab(port: number, options?: FirefoxOptions): Promise<ConsoleTab> {
  const firefox = await firefoxConsole(port, options);
  const tab = await firefox.openTab();
  await tab.letPopup('stay closed');
  return { ...tab, close: firefox.close };
}

/** Starts a Firefox for {@link ConsoleTab}s, one after the other. */
export async function firefoxConsole(port: number, options: FirefoxOptions = {}): Promise<FirefoxConsole> {
  const firefox = await launchFirefox(port, options);
  const background = await firefox.open('options.html');
  return { openTab: () => openTab(firefox, background), close: firefox.close };
}

/** Longer than a content script takes to come, in milliseconds. */
const PATIENCE = 10_000;

async function openTab(firefox: FirefoxWithExtension, background: Page): Promise<ConsoleTab> {
  const page = await firefox.browser.newPage();
  await page.bringToFront();
  // As in Chromium.
  await page.setViewport({ width: 1280, height: 900 });
  let problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  const inScript = async (expression: string): Promise<unknown> => {
    // The content script comes when the document is complete, which may be a moment later.
    await until(() => inFirefoxScript(firefox, 'true').then(Boolean, () => false), PATIENCE, 50);
    return inFirefoxScript(firefox, expression);
  };
  const evaluate = <A, R>(run: (given: A) => R | Promise<R>, given: A): Promise<R> =>
    page.evaluate(run as (given: unknown) => unknown, given) as Promise<R>;
  const inBackground = <A, R>(run: (given: A) => R | Promise<R>, given: A): Promise<R> =>
    background.evaluate(run as (given: unknown) => unknown, given) as Promise<R>;
  return {
    goto: async (address) => {
      problems = [];
      await page.goto(address);
    },
    evaluate,
    inScript,
    inBackground,
    accessible: (role, name) => findInScript(inScript, role, name),
    mouse: page.mouse,
    key: (name) => page.keyboard.press(name),
    keyDown: (name) => page.keyboard.down(name),
    keyUp: (name) => page.keyboard.up(name),
    write: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewport({ width, height }),
    picture: (clip) => page.screenshot({ clip, encoding: 'base64' }),
    wish: (wishes) => wish(firefox, wishes),
    letPopup: (it) => inBackground(letPopupThere, it),
    held: () => inBackground(heldThere, undefined),
    forget: () => inBackground(forgetThere, undefined),
    problems: () => problems,
    close: async () => {
      // It would outlive the tab.
      await inBackground(() => {
        for (const popup of chrome.extension.getViews({ type: 'popup' })) popup.close();
      }, undefined);
      await forgetWishes(firefox);
      await page.close();
    },
  };
}
