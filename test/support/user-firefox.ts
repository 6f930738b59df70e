/// <reference types="chrome" />
import type { Page } from 'puppeteer-core';
import type { Simulators } from '../simulators';
import { launchFirefox } from './firefox';
import { alarmTime, moveClock, ringAlarms } from './moved-clock';
import { unfoldIn } from './popup';
import { pressIn } from './press';
import { signInOnPage } from './sign-in-page';
import type { UserBrowser, UserPage } from './user-browser';

const PATIENCE_MS = 60_000;

/** {@link UserBrowser} with Firefox. */
export async function userFirefox(simulators: Simulators): Promise<UserBrowser> {
  const firefox = await launchFirefox(simulators.port, {
    preferences: {
      // A permission that a page asks for is given without the question, which no driver reaches.
      'extensions.webextOptionalPermissionPrompts': false,
      // The desktop's own notices are over at once where there is no desktop.
      'alerts.useSystemBackend': false,
      // A background that stops would come back with the clock of the machine.
      'extensions.background.idle.timeout': 600_000,
    },
  });
  // Stays open: what it has done to the background lives in it.
  const options = await firefox.open('options.html');
  const own = [options];
  return {
    signIn: async () => {
      const page = await firefox.browser.newPage();
      await signInOnPage(page, simulators);
      await page.close();
    },
    popup: async () => {
      const page = await firefox.open('popup.html');
      own.push(page);
      return userPage(page);
    },
    options: async () => {
      await options.bringToFront();
      return userPage(options);
    },
    visit: async (url) => {
      const page = await firefox.browser.newPage();
      await page.goto(url);
      return userPage(page);
    },
    notices: () => options.evaluate(shownNotices),
    alarm: (name) => options.evaluate(alarmTime, name),
    toolbarTitle: () => options.evaluate(() => chrome.action.getTitle({})),
    letPass: async (ms) => {
      const background = await options.evaluateHandle(async () => ({
        realm: (await chrome.runtime.getBackgroundPage()) as Window & typeof globalThis,
      }));
      await options.evaluate(moveClock, ms, background);
      for (const page of own) await page.evaluate(moveClock, ms);
      await options.evaluate(ringAlarms, { now: Date.now(), ms });
    },
    close: firefox.close,
  };
}

function userPage(page: Page): UserPage {
  return {
    click: (role, name) =>
      page.locator(`::-p-aria([name="${name}"][role="${role}"])`).setTimeout(PATIENCE_MS).click(),
    press: (name) => pressIn(page, name),
    type: async (label, text) => {
      const box = `::-p-xpath(//input[@id = //label[normalize-space() = "${label}"]/@for])`;
      await (await page.waitForSelector(box, { timeout: PATIENCE_MS }))?.type(text);
    },
    unfold: (line) => unfoldIn(page, line),
    text: () => page.evaluate(() => document.body.innerText),
    toFront: () => page.bringToFront(),
  };
}

/** Runs in a page of the extension. */
async function shownNotices(): Promise<string[]> {
  // Unlike Chromium, Firefox gives all that a notice says.
  const notices = await new Promise<object>((resolve) => chrome.notifications.getAll(resolve));
  return Object.values(notices).map(({ title, message }) => `${title}\n${message}`);
}
