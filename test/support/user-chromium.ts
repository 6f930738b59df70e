/// <reference types="chrome" />
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { Simulators } from '../simulators';
import { accessibleText } from './accessible';
import { clickSend, waitForReady } from './capturing';
import { devtools, type ExtensionBrowser, launchWithExtension } from './extension';
import { Killer } from './kills/killer';
import { fromContentScript, ways } from './messages/post';
import { alarmTime, moveClock, ringAlarms } from './moved-clock';
import { unfold } from './popup';
import { enabled, press, pressTwice } from './press';
import { signIn } from './user';
import type { UserBrowser, UserPage } from './user-browser';
import { extentOf, readsBy, standsBeside } from './user-page';
import { letReload, restarted } from './versions';

/**
 * {@link UserBrowser} with a Chromium of its own, which gives notices once they are asked for; or with a profile that stays.
 *
 * @param profileDir a profile of before, or a folder for one
 */
export async function userChromium(simulators: Simulators, profileDir?: string): Promise<UserBrowser> {
  const extension = await launchWithExtension({
    port: simulators.port,
    ...(profileDir === undefined ? { granted: { permissions: ['notifications'] } } : { profileDir }),
  });
  return userOf(extension, simulators);
}

/** {@link UserBrowser} with a Chromium that runs. */
export function userOf(extension: ExtensionBrowser, simulators: Simulators): UserBrowser {
  const { context, popupInTab, close, worker } = extension;
  let optionsPage: Page | undefined;
  return {
    signIn: (instance) => signIn(extension, simulators, instance),
    clearCookies: () => context.clearCookies(),
    popup: async () => userPage(await popupInTab()),
    popupInWindow: async () => userPage(await extension.popupInWindow()),
    options: async () => {
      optionsPage ??= await extension.options();
      await optionsPage.bringToFront();
      return userPage(optionsPage);
    },
    welcome: async () => userPage(await extension.welcome()),
    visit: async (url) => {
      const page = await context.newPage();
      await page.goto(url);
      return userPage(page);
    },
    contentScript: async (url) => {
      const page = await context.newPage();
      await page.goto(url);
      return fromContentScript(page, extension.extensionId, ways.internal);
    },
    opened: async (by) => {
      const opened = context.waitForEvent('page');
      await by();
      return userPage(await opened);
    },
    prefer: async (colors) => {
      for (const page of context.pages()) await page.emulateMedia({ colorScheme: colors });
    },
    addresses: async () => context.pages().map((page) => page.url()),
    isAllowed: async (origin) =>
      (await worker()).evaluate((host) => chrome.permissions.contains({ origins: [host] }), `${origin}/*`),
    // By the event: native menus are out of a driver's reach.
    sendFromMenu: async (selected) => (await worker()).evaluate(chooseInMenu, selected),
    copied: async () => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const pages = context.pages().filter((page) => page.url().startsWith('chrome-extension:'));
      return (await pages.at(-1)?.evaluate(() => navigator.clipboard.readText())) ?? '';
    },
    evaluate: async <A, R>(work: (argument: A) => Promise<R>, argument: A) =>
      (await worker()).evaluate(work as (argument: unknown) => Promise<R>, argument),
    tell: async (message) => {
      // The background does not hear itself.
      const page = context.pages().findLast((each) => each.url().startsWith('chrome-extension:'));
      await page?.evaluate((said) => chrome.runtime.sendMessage(said), message);
    },
    reloadExtension: async () => {
      await letReload(extension);
      await restarted(extension);
      // Until it is at work again its pages are blocked.
      const atWork = async () => (await worker()).evaluate(() => chrome.runtime.id).catch(() => undefined);
      await expect.poll(atWork).toBeDefined();
    },
    stopBackground: async () => {
      const killer = await Killer.in(extension);
      await killer.kill();
      if (killer.kills !== 1) throw new Error('The background has not stopped');
      await killer.leave();
    },
    forgetSession: async () => (await worker()).evaluate(() => chrome.storage.session.clear()),
    notices: async () => (await worker()).evaluate(shownNotices),
    alarm: async (name) => (await worker()).evaluate(alarmTime, name),
    toolbarTitle: async () => (await worker()).evaluate(() => chrome.action.getTitle({})),
    letPass: async (ms) => {
      for (const page of context.pages())
        if (page.url().startsWith('chrome-extension:')) await page.evaluate(moveClock, ms);
      const background = await worker();
      await background.evaluate(moveClock, ms);
      await background.evaluate(noteNotices);
      await background.evaluate(ringAlarms, { now: Date.now(), ms });
    },
    close,
  };
}

/** What text is typed into: a way to sign in may bear the same name. */
const TEXT_BOX = 'input:not([type=radio], [type=checkbox]), textarea';

/** {@link UserPage} of a page of Chromium. */
export function userPage(page: Page): UserPage {
  const evaluate: UserPage['evaluate'] = <A, R>(run: (given: A) => R | Promise<R>, given: A) =>
    page.evaluate(run as (given: unknown) => unknown, given) as Promise<R>;
  return {
    ...readsBy(evaluate),
    evaluate,
    click: (role, name, which) => {
      const found = page.getByRole(role, { name, exact: true });
      return (which ? found[which]() : found).click();
    },
    check: (name) => page.getByRole('checkbox', { name, exact: true }).check(),
    clickBeside: async (name, text) => {
      const buttons = page.getByRole('button', { name, exact: true });
      await expect(async () => {
        for (const button of await buttons.all())
          if (await button.evaluate(standsBeside, text)) return button.click();
        throw new Error(`No ${name} beside ${text}`);
      }).toPass();
    },
    press: (name) => press(page.getByRole('button', { name, exact: true })),
    type: (label, text) => page.getByLabel(label, { exact: true }).and(page.locator(TEXT_BOX)).fill(text),
    choose: async (label, entry) => {
      const list = page.getByLabel(label, { exact: true });
      const value = await list.getByRole('option', { name: entry }).first().getAttribute('value');
      await list.selectOption(value);
    },
    unfold: (line) => unfold(page, new RegExp(`^${line}`)),
    reload: async () => {
      await page.reload();
    },
    hover: async (name) => {
      await page.mouse.move(0, 0);
      await page.getByRole('button', { name, exact: true }).hover();
    },
    enabled: (name) => enabled(page.getByRole('button', { name, exact: true })),
    pressTwice: (name) => pressTwice(page.getByRole('button', { name, exact: true })),
    key: (name) => page.keyboard.press(name),
    keys: (text) => page.keyboard.type(text),
    saved: async (by) => {
      const downloading = page.waitForEvent('download');
      await by();
      const download = await downloading;
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
    },
    chooseFile: async (button, { name, text }) => {
      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: button, exact: true }).click();
      await (await choosing).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    extent: (role, name) => page.getByRole(role, { name, exact: true }).evaluate(extentOf),
    address: async () => page.url(),
    sendPrompted: () => clickSend(page),
    promptReady: async () => {
      await waitForReady(page);
    },
    prompted: () => accessibleText(page, 'group'),
    // Playwright has every page believe that it has the focus all the time; one that comes to the front gets it, as for a user. It
    // would lose it with the session that says so, where the popup has opened by itself over it.
    toFront: async () => {
      const session = await devtools(page);
      await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
      await page.bringToFront();
      await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    },
    close: () => page.close(),
    pointer: page.mouse,
  };
}

/** Runs in the worker: fires the menu's event as the browser does after a click. */
async function chooseInMenu(selectionText: string): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true });
  const { onClicked } = chrome.contextMenus as unknown as {
    onClicked: { dispatch(info: object, tab: object | undefined): void };
  };
  onClicked.dispatch(
    {
      menuItemId: 'send-to-infisical',
      frameId: 0,
      editable: false,
      pageUrl: 'https://app.humanitec.io/orgs/acme/x',
      selectionText,
    },
    tab,
  );
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
