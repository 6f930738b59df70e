/// <reference types="chrome" />
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from '@playwright/test';
import puppeteer, {
  type Browser as DevtoolsBrowser,
  type Page as PopupPage,
  type Target,
} from 'puppeteer-core';
import { chromiumPath } from './browsers';
import { type Granted, grantBefore } from './granted';
import { knowRoles } from './roles';
import { closeWelcome, welcomePagesOf } from './welcome-pages';

export const EXTENSION_DIR = resolve(import.meta.dirname, '../../.output/chrome-mv3');

/** A Chromium with the built extension, whose every host is the simulators' listener. */
export interface ExtensionBrowser {
  context: BrowserContext;
  extensionId: string;
  /** Browser profile on disk, for tests that look for secrets in it. */
  profileDir: string;
  worker(): Promise<Worker>;
  /**
   * Waits for the popup that the extension opened by itself. It is a puppeteer page: Playwright does not attach to
   * popups, which are no tabs.
   */
  popup(): Promise<PopupPage>;
  /** The popup, if it is open now. */
  popupIfOpen(): Promise<PopupPage | undefined>;
  /** Opens the popup as a click on the toolbar button would. */
  openPopup(): Promise<PopupPage>;
  /** The popup's page in a tab: the same code, in reach of Playwright's locators. */
  popupInTab(): Promise<Page>;
  /** The same in a window of its own, where it is in sight beside other windows. */
  popupInWindow(): Promise<Page>;
  options(): Promise<Page>;
  /** The first-run page. */
  welcome(): Promise<Page>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Port of the simulators on 127.0.0.1. */
  port: number;
  headless?: boolean;
  language?: string;
  colorScheme?: 'light' | 'dark';
  /** Another build than the production one in `.output/chrome-mv3`. */
  extensionDir?: string;
  /** Continues in the profile of an earlier launch. */
  profileDir?: string;
  /** What the browser gives without a question once it is asked for; in a new profile alone. */
  granted?: Granted;
  args?: readonly string[];
  /**
   * Environment with a display for real windows, whose size and focus are as for a user: Playwright would fix the size,
   * and tell every page that it has the focus.
   */
  window?: Record<string, string>;
  /** What the driver passes by itself and should not. */
  ignoreDefaultArgs?: readonly string[];
  /** The extension is in the profile already, as from a store, and the browser may update it. */
  isInstalled?: boolean;
  /** Leaves the page open that the extension opens once, after its installation. */
  keepsWelcome?: boolean;
}

/** Starts Chromium with the production build of the extension. */
export async function launchWithExtension(options: LaunchOptions): Promise<ExtensionBrowser> {
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), 'extension-profile-'));
  const extensionDir = options.extensionDir ?? EXTENSION_DIR;
  const isFresh = !existsSync(join(profileDir, 'Default'));
  if (options.granted) await grantBefore(profileDir, extensionDir, options.granted);
  const { context, quit } = await (options.window ? startForUser : startForTests)(
    options,
    profileDir,
    flags(options, extensionDir),
  );
  // Less than a test has: what hangs says where.
  context.setDefaultTimeout(60_000);
  if (isFresh && !options.keepsWelcome) await closeWelcome(context, welcomePagesOf(extensionDir.split(',')));
  const worker = async (): Promise<Worker> =>
    context.serviceWorkers().find((candidate) => candidate.url().startsWith('chrome-extension://')) ??
    (await context.waitForEvent('serviceworker'));
  const extensionId = new URL((await worker()).url()).host;
  const url = (page: string): string => `chrome-extension://${extensionId}/${page}`;

  const open = async (page: string): Promise<Page> => {
    const tab = await context.newPage();
    await tab.goto(url(page));
    return tab;
  };

  let devtoolsBrowser: Promise<DevtoolsBrowser> | undefined;
  const isPopup = (candidate: Target): boolean =>
    candidate.type() === 'page' && candidate.url() === url('popup.html');
  const popup = async (): Promise<PopupPage> => {
    devtoolsBrowser ??= connect(profileDir);
    const target = await (await devtoolsBrowser).waitForTarget(isPopup, { timeout: 10_000 });
    return target.asPage();
  };

  return {
    context,
    extensionId,
    profileDir,
    worker,
    popup,
    popupIfOpen: async () => {
      devtoolsBrowser ??= connect(profileDir);
      return (await devtoolsBrowser).targets().find(isPopup)?.asPage();
    },
    openPopup: async () => {
      await (await worker()).evaluate(() => chrome.action.openPopup());
      return popup();
    },
    popupInTab: () => open('popup.html'),
    popupInWindow: async () => {
      const opened = context.waitForEvent('page');
      await (await worker()).evaluate(
        (address) => chrome.windows.create({ url: address }),
        url('popup.html'),
      );
      return opened;
    },
    options: () => open('options.html'),
    welcome: () => open('welcome.html'),
    close: async () => {
      await (await devtoolsBrowser)?.disconnect();
      await quit();
      if (options.profileDir === undefined) await rm(profileDir, { recursive: true, force: true });
    },
  };
}

function flags(options: LaunchOptions, extensionDir: string): string[] {
  return [
    '--no-sandbox',
    ...(options.headless === false ? [] : ['--headless=new']),
    ...(options.isInstalled
      ? []
      : [
          `--disable-extensions-except=${extensionDir}`,
          `--load-extension=${extensionDir}`,
          '--disable-background-networking',
        ]),
    `--host-resolver-rules=MAP * 127.0.0.1:${options.port}`,
    '--ignore-certificate-errors',
    '--disable-component-update',
    '--disable-sync',
    // There is none on most machines for tests, and to imitate one costs a third of their time.
    '--disable-gpu',
    '--no-first-run',
    '--remote-debugging-port=0',
    `--lang=${options.language ?? 'en-US'}`,
    ...(options.args ?? []),
  ];
}

/** What Playwright switches off. Of two lists the browser takes the last alone, so this one is given again, with more to it. */
const OFF_FOR_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];
/** Pages that the browser loads for its address bar, where no test types: half the work of a start. */
const OFF_FOR_SPEED = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

interface Started {
  context: BrowserContext;
  quit(): Promise<void>;
}

type Start = (options: LaunchOptions, profileDir: string, args: string[]) => Promise<Started>;

const environment = ({ window, language }: LaunchOptions) => ({
  ...process.env,
  ...window,
  LANGUAGE: language ?? 'en_US',
});

const startForTests: Start = async (options, profileDir, args) => {
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath: chromiumPath(),
    headless: options.headless ?? true,
    ignoreHTTPSErrors: true,
    ignoreDefaultArgs: [...(options.ignoreDefaultArgs ?? [])],
    viewport: { width: 1280, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    args: [...args, `--disable-features=${[...OFF_FOR_PLAYWRIGHT, ...OFF_FOR_SPEED].join(',')}`],
    env: environment(options),
  });
  return { context, quit: () => context.close() };
};

const startForUser: Start = async (options, profileDir, args) => {
  const browser = await puppeteer.launch({
    executablePath: chromiumPath(),
    headless: false,
    defaultViewport: null,
    ignoreDefaultArgs: true,
    args: [...args, `--user-data-dir=${profileDir}`, '--password-store=basic', '--no-default-browser-check'],
    env: environment(options),
  });
  const driver = await chromium.connectOverCDP(browser.wsEndpoint(), { noDefaults: true });
  const [context] = driver.contexts();
  if (!context) throw new Error('Chromium started without a context');
  return { context, quit: () => browser.close() };
};

/** A second DevTools client beside Playwright's, for what Playwright does not attach to. */
export async function connect(profileDir: string): Promise<DevtoolsBrowser> {
  await knowRoles();
  const [port, path] = readFileSync(join(profileDir, 'DevToolsActivePort'), 'utf8').trim().split('\n');
  return puppeteer.connect({ browserWSEndpoint: `ws://127.0.0.1:${port}${path}`, defaultViewport: null });
}

/** DevTools session of a page, for what Playwright does not show (closed shadow roots, accessibility tree). */
export const devtools = (page: Page): Promise<CDPSession> => page.context().newCDPSession(page);
