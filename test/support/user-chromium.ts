/// <reference types="chrome" />
import type { Page } from '@playwright/test';
import type { Simulators } from '../simulators';
import { launchWithExtension } from './extension';
import { alarmTime, moveClock, ringAlarms } from './moved-clock';
import { unfold } from './popup';
import { press } from './press';
import { signIn } from './user';
import type { UserBrowser, UserPage } from './user-browser';

/** {@link UserBrowser} with Chromium. */
export async function userChromium(simulators: Simulators): Promise<UserBrowser> {
  const extension = await launchWithExtension({
    port: simulators.port,
    granted: { permissions: ['notifications'] },
  });
  const { context, popupInTab, options, close } = extension;
  const worker = await extension.worker();
  return {
    signIn: () => signIn(extension, simulators),
    popup: async () => userPage(await popupInTab()),
    options: async () => userPage(await options()),
    visit: async (url) => {
      const page = await context.newPage();
      await page.goto(url);
      return userPage(page);
    },
    notices: () => worker.evaluate(shownNotices),
    alarm: (name) => worker.evaluate(alarmTime, name),
    toolbarTitle: () => worker.evaluate(() => chrome.action.getTitle({})),
    letPass: async (ms) => {
      for (const page of context.pages())
        if (page.url().startsWith('chrome-extension:')) await page.evaluate(moveClock, ms);
      await worker.evaluate(moveClock, ms);
      await worker.evaluate(noteNotices);
      await worker.evaluate(ringAlarms, { now: Date.now(), ms });
    },
    close,
  };
}

function userPage(page: Page): UserPage {
  return {
    click: (role, name) => page.getByRole(role, { name, exact: true }).click(),
    press: (name) => press(page.getByRole('button', { name, exact: true })),
    type: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    unfold: (line) => unfold(page, new RegExp(`^${line}`)),
    text: () => page.evaluate(() => document.body.innerText),
    toFront: () => page.bringToFront(),
  };
}

type Noted = typeof globalThis & { noted?: Record<string, string> };

/** Runs in the worker: notes what its notices say, since Chromium tells no more of them than that they are there. */
function noteNotices(): void {
  const noted: Record<string, string> = {};
  (globalThis as Noted).noted = noted;
  chrome.notifications.create = new Proxy(chrome.notifications.create, {
    apply: (create, self, given) => {
      const [id, { title, message }] = given;
      noted[id] = `${title}\n${message}`;
      return Reflect.apply(create, self, given);
    },
  });
}

/** Runs in the worker. */
async function shownNotices(): Promise<string[]> {
  const shown = await new Promise<object>((resolve) => chrome.notifications.getAll(resolve));
  return Object.keys(shown).map((id) => (globalThis as Noted).noted?.[id] ?? id);
}
