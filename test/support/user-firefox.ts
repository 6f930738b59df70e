/// <reference types="chrome" />
import { type EventEmitter, once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ElementHandle, KeyInput, Page, Target } from 'puppeteer-core';
import type { Simulators } from '../simulators';
import type { ConsoleTab } from './console-tab';
import { EXTENSION, type FirefoxOptions, type FirefoxWithExtension, launchFirefox } from './firefox';
import { sendFromMenu } from './firefox-menu';
import { reloadInFirefox } from './firefox-reload';
import { inFirefoxScript } from './firefox-script';
import { forgetWishes, wish } from './firefox-wishes';
import { fromFirefoxScript } from './messages/firefox-post';
import { ways } from './messages/post';
import { alarmTime, moveClock, ringAlarms } from './moved-clock';
import { unfoldIn } from './popup';
import { enabledIn, pressIn, pressTwiceIn } from './press';
import { promptText, sendButton, sendInTab } from './prompt-in-tab';
import type { ExtensionPage } from './push-by-message';
import { role } from './roles';
import { signInOnPage } from './sign-in-page';
import type { SavedFile, UserBrowser, UserPage } from './user-browser';
import { extentOf, readsBy, selectBox, standsBeside } from './user-page';

const PATIENCE_MS = 60_000;

/** {@link UserBrowser} with a Firefox, which can be used by one test after the other. */
export interface FirefoxUser extends UserBrowser {
  /** Takes the extension back to the state after its installation, and the browser to one tab without cookies. */
  startAnew(): Promise<void>;
  /** A page of the extension that shows the options. */
  extensionPage: ExtensionPage;
  /** The browser itself, for what a user does not do. */
  driver: FirefoxWithExtension;
  /** Clicks a notice of the extension that is shown. */
  clickNotice(id: string): Promise<void>;
  /** All errors that Firefox has noted since it started anew, wherever they were. */
  errors(): Promise<string>;
}

/**
 * Starts a Firefox for {@link FirefoxUser}.
 *
 * @param how other builds of the extension; a profile of before, or a folder for one, which stays
 */
export async function userFirefox(
  simulators: Simulators,
  how: Pick<FirefoxOptions, 'extensions' | 'profile'> = {},
): Promise<FirefoxUser> {
  const downloads = await mkdtemp(join(tmpdir(), 'firefox-downloads-'));
  const firefox = await launchFirefox(simulators.port, {
    ...how,
    preferences: {
      // Pictures that move take the time of a machine without a graphics card.
      'ui.prefersReducedMotion': 1,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.alwaysOpenPanel': false,
      // A permission that a page asks for is given without the question, which no driver reaches.
      'extensions.webextOptionalPermissionPrompts': false,
      // The desktop's own notices are over at once where there is no desktop.
      'alerts.useSystemBackend': false,
      // A background that stops would come back with the clock of the machine.
      'extensions.background.idle.timeout': 600_000,
    },
  });
  let options: Page;
  let own: Page[];
  let visited: Page | undefined;
  const begin = async (): Promise<void> => {
    // Stays open: what it has done to the background lives in it.
    options = await firefox.open('options.html');
    own = [options];
    // The popup that opens by itself, as after signing in, lies over the popup's page in a tab and has the focus: nothing in the tab counts then.
    await options.evaluate(() => chrome.action.disable());
  };
  await begin();
  // Drivers lose hold of a page of an extension that loads itself again: another one takes its place.
  const reopen = async (page: Page): Promise<Page> => {
    // Its driver still has the address of the empty tab that it was first.
    const next = await firefox.open(await page.evaluate(() => location.pathname.slice(1)));
    own = [...own.filter((each) => each !== page), next];
    if (page === options) options = next;
    await page.close();
    return next;
  };
  const opened = async (by: () => Promise<void>): Promise<Page> => {
    const created = once(firefox.browser as unknown as EventEmitter, 'targetcreated');
    await by();
    const [target] = (await created) as [Target];
    const page = await target.page();
    if (!page) throw new Error('What opened is no page');
    return page;
  };
  const inScript = (expression: string) => inFirefoxScript(firefox, expression);
  const userPage = (page: Page, again?: typeof reopen) => userPageOf(page, { inScript, downloads }, again);
  return {
    signIn: async (instance) => {
      const page = await firefox.browser.newPage();
      await signInOnPage(page, simulators, instance);
      await page.close();
    },
    clearCookies: async () => {
      await firefox.chrome('Services.cookies.removeAll()');
    },
    popup: async () => {
      const page = await firefox.open('popup.html');
      own.push(page);
      return userPage(page, reopen);
    },
    popupInWindow: async () => {
      const page = await opened(() =>
        options.evaluate(async () => {
          await chrome.windows.create({ url: chrome.runtime.getURL('popup.html') });
        }),
      );
      own.push(page);
      return userPage(page, reopen);
    },
    options: async () => {
      await options.bringToFront();
      return userPage(options, reopen);
    },
    welcome: async () => {
      const page = await firefox.open('welcome.html');
      own.push(page);
      return userPage(page, reopen);
    },
    visit: async (url) => {
      const page = await firefox.browser.newPage();
      await page.goto(url);
      visited = page;
      return userPage(page);
    },
    contentScript: async (url) => {
      const page = await firefox.browser.newPage();
      await page.goto(url);
      return fromFirefoxScript(firefox, page, ways.internal);
    },
    opened: async (by) => userPage(await opened(by)),
    prefer: (scheme) => wish(firefox, { scheme }),
    addresses: async () => {
      // Not of the driver, which keeps pages that are gone.
      const all = JSON.parse(
        await firefox.chrome(
          'JSON.stringify([...gBrowser.tabs].map(({ linkedBrowser }) => linkedBrowser.currentURI.spec))',
        ),
      ) as string[];
      const driven = await options.evaluate(() => location.href);
      return all.toSpliced(all.indexOf(driven), 1);
    },
    isAllowed: (origin) =>
      options.evaluate((host) => chrome.permissions.contains({ origins: [host] }), `${origin}/*`),
    sendFromMenu: async (selected) => {
      if (!visited) throw new Error('No page was visited');
      await sendFromMenu(firefox, visited, selected);
    },
    copied: () => firefox.chrome('navigator.clipboard.readText()'),
    evaluate: (work, argument) => (options as unknown as ExtensionPage).evaluate(work, argument),
    tell: (message) => options.evaluate((said) => chrome.runtime.sendMessage(said), message),
    reloadExtension: async () => {
      // A tab that is not the extension's.
      await firefox.browser.newPage();
      await reloadInFirefox(firefox);
      await begin();
    },
    stopBackground: async () => {
      await firefox.chrome(STOP_BACKGROUND);
    },
    forgetSession: () => options.evaluate(() => chrome.storage.session.clear()),
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
    clickNotice: async (id) => {
      await firefox.chrome(`${CLICK_NOTICE}(${JSON.stringify(id)})`);
    },
    extensionPage: {
      evaluate: (work, argument) => (options as unknown as ExtensionPage).evaluate(work, argument),
    },
    driver: firefox,
    errors: () =>
      firefox.chrome('JSON.stringify(Services.console.getMessageArray().map((noted) => noted.message))'),
    startAnew: async () => {
      const used = (await firefox.browser.pages()).filter((page) => page !== options);
      for (const page of used) await page.close();
      own = [options];
      for (const name of await readdir(downloads)) await rm(join(downloads, name));
      await firefox.chrome('Services.cookies.removeAll()');
      await options.evaluate(forgetAll);
      await reopen(options);
      await forgetWishes(firefox, ['scheme']);
      await firefox.chrome('Services.console.reset()');
    },
    close: async () => {
      await firefox.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}

const reloaded = async (page: Page): Promise<Page> => {
  await page.reload();
  return page;
};

/** What pages need of their browser. */
interface Surroundings {
  /** Evaluates in the world of the content script, in the tab in front. */
  inScript: ConsoleTab['inScript'];
  /** The folder of what is saved. */
  downloads: string;
}

/** The file that is being saved. */
async function savedFile(folder: string): Promise<SavedFile> {
  for (;;) {
    const names = await readdir(folder);
    const [name] = names;
    const text = name && names.length === 1 ? await readFile(join(folder, name), 'utf8') : '';
    // Firefox keeps its place with an empty file, beside the one that it writes to.
    if (name && text !== '') {
      await rm(join(folder, name));
      return { name, text };
    }
    await pause(50);
  }
}

/** @param again loads a page anew */
function userPageOf(
  first: Page,
  { inScript, downloads }: Surroundings,
  again: (page: Page) => Promise<Page> = reloaded,
): UserPage {
  let page = first;
  const evaluate: UserPage['evaluate'] = <A, R>(run: (given: A) => R | Promise<R>, given: A) =>
    page.evaluate(run as (given: unknown) => unknown, given) as Promise<R>;
  return {
    ...readsBy(evaluate),
    evaluate,
    click: async (kind, name, which) => {
      const selector = role(kind, name);
      if (which !== 'last') return page.locator(selector).setTimeout(PATIENCE_MS).click();
      await page.waitForSelector(selector, { timeout: PATIENCE_MS });
      await (await page.$$(selector)).at(-1)?.click();
    },
    check: async (name) => {
      const box = await page.waitForSelector(role('checkbox', name), {
        timeout: PATIENCE_MS,
      });
      if (!(await box?.evaluate((element) => (element as HTMLInputElement).checked))) await box?.click();
    },
    clickBeside: async (name, text) => {
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(50))
        for (const button of await page.$$(role('button', name)))
          if (await button.evaluate(standsBeside, text)) return button.click();
      throw new Error(`No ${name} beside ${text}`);
    },
    press: (name) => pressIn(page, name),
    type: async (label, text) => {
      // A value that is there is selected, so that what is typed takes its place.
      await page.waitForFunction(selectBox, { timeout: PATIENCE_MS, polling: 100 }, label);
      await page.keyboard.press('Backspace');
      const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
      const isDate = await page.evaluate(() => document.activeElement?.matches('[type=date]'));
      // A field for a date takes its parts one by one, in the order of its language.
      await page.keyboard.type(isDate ? `${month}${day}${year}` : text);
    },
    choose: async (label, entry) => {
      const found = await page.waitForFunction(
        (name, text) => {
          const lists = [...document.querySelectorAll('select')];
          const list = lists.find((each) => [...each.labels].some((said) => said.innerText.trim() === name));
          const option = [...(list?.options ?? [])].find(({ label: shown }) => shown.includes(text));
          return list && option ? { list, value: option.value } : undefined;
        },
        { timeout: PATIENCE_MS, polling: 100 },
        label,
        entry,
      );
      const [list, value] = [await found.getProperty('list'), await found.getProperty('value')];
      await list.asElement()?.select(String(await value.jsonValue()));
    },
    unfold: (line) => unfoldIn(page, line),
    reload: async () => {
      page = await again(page);
    },
    hover: async (name) => {
      await page.mouse.move(0, 0);
      await page.locator(role('button', name)).setTimeout(PATIENCE_MS).hover();
    },
    enabled: async (name) => {
      await enabledIn(page, name);
    },
    pressTwice: (name) => pressTwiceIn(page, name),
    key: async (name) => {
      const [key, held] = name.split('+').reverse() as [KeyInput, KeyInput?];
      if (held) await page.keyboard.down(held);
      await page.keyboard.press(key);
      if (held) await page.keyboard.up(held);
    },
    keys: (text) => page.keyboard.type(text),
    saved: async (by) => {
      await by();
      return savedFile(downloads);
    },
    chooseFile: async (button, { name, text }) => {
      await page.waitForSelector(role('button', button), { timeout: PATIENCE_MS });
      const path = join(downloads, name);
      await writeFile(path, text);
      const field = await page.$('input[type=file]');
      await (field as ElementHandle<HTMLInputElement> | null)?.uploadFile(path);
    },
    resize: (width, height) => page.setViewport({ width, height }),
    extent: async (kind, name) => {
      const element = await page.waitForSelector(role(kind, name), { timeout: PATIENCE_MS });
      if (!element) throw new Error(`No ${kind} ${name}`);
      return element.evaluate(extentOf);
    },
    address: () => page.evaluate(() => location.href),
    sendPrompted: () => sendInTab({ inScript, mouse: page.mouse }),
    promptReady: async () => {
      await sendButton({ inScript }, 'ready');
    },
    prompted: () => promptText({ inScript }),
    toFront: () => page.bringToFront(),
    close: () => page.close(),
    get pointer() {
      return page.mouse;
    },
  };
}

/** Evaluated in the browser's window; what it is at keeps no background alive that is stopped so. */
const STOP_BACKGROUND = `${EXTENSION}.extension
  .terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true }).then(() => '')`;

/** Evaluated in the browser's window: no driver reaches the notices that it draws beside its windows. */
const CLICK_NOTICE = `(async (id) => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = ${EXTENSION};
  const notices = await ExtensionParent.apiManager.asyncGetAPI('notifications', extension, 'addon_parent');
  notices.notificationsMap.get(id).observe(null, 'alertclickcallback', id);
})`;

/** Runs in a page of the extension. */
async function forgetAll(): Promise<void> {
  await chrome.alarms.clearAll();
  const { origins = [] } = await chrome.permissions.getAll();
  const { host_permissions: given = [], content_scripts: scripts = [] } = chrome.runtime.getManifest() as {
    host_permissions?: string[];
    content_scripts?: { matches?: string[] }[];
  };
  const kept = [...given, ...scripts.flatMap(({ matches = [] }) => matches)];
  await chrome.permissions.remove({
    permissions: ['notifications'],
    origins: origins.filter((origin) => !kept.includes(origin)),
  });
  await chrome.storage.session.clear();
  await chrome.storage.local.clear();
}

/** Runs in a page of the extension. */
async function shownNotices(): Promise<string[]> {
  // Unlike Chromium, Firefox gives all that a notice says.
  const notices = await new Promise<object>((resolve) => chrome.notifications.getAll(resolve));
  return Object.values(notices).map(({ title, message }) => `${title}\n${message}`);
}
