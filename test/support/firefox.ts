import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { firefoxPath } from './browsers';
import { knowRoles } from './roles';
import { until } from './until';
import { welcomePagesOf } from './welcome-pages';

export const FIREFOX_EXTENSION_DIR = resolve(import.meta.dirname, '../../.output/firefox-mv3');
/** Given instead of the random one Firefox makes at each installation, so that extension pages have a known URL. */
const INTERNAL_UUID = 'c0ffee00-0000-4000-8000-000000000001';
export const GECKO_ID = '{5d0c4b0e-6f0e-4b52-9a57-0c1c6a6f2f3d}';
/** The extension as Firefox has it, for expressions that are evaluated in its own window. */
export const EXTENSION = `WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)})`;

export interface FirefoxWithExtension {
  browser: Browser;
  /** Browser profile on disk, for tests that look for secrets in it; gone after `close`. */
  profileDir: string;
  /** Opens a page of the extension, e.g. `popup.html`, in a tab; where there are several, of the one with this UUID. */
  open(page: string, uuid?: string): Promise<Page>;
  /** Runs an expression in the browser's own window, with all its rights. Gives what it evaluates to, if that is text. */
  chrome(expression: string): Promise<string>;
  close(): Promise<void>;
}

export interface FirefoxOptions {
  executablePath?: string;
  /** Other builds than the production one in `.output/firefox-mv3`, each with the UUID its pages get. */
  extensions?: readonly { dir: string; geckoId: string; uuid: string }[];
  /** A profile of before, or a folder for one: it stays, with what extensions have stored in it. */
  profile?: string;
  /** Environment with a display, for real windows; without one it is headless. */
  window?: Record<string, string>;
  preferences?: Record<string, string | number | boolean>;
}

export const PRODUCTION_BUILD = { dir: FIREFOX_EXTENSION_DIR, geckoId: GECKO_ID, uuid: INTERNAL_UUID };

/** Starts Firefox with the production build, every host of which is the simulators' listener on 127.0.0.1. */
export async function launchFirefox(
  port: number,
  {
    executablePath = firefoxPath(),
    extensions = [PRODUCTION_BUILD],
    window,
    preferences = {},
    profile,
  }: FirefoxOptions = {},
): Promise<FirefoxWithExtension> {
  await knowRoles();
  const proxy = await tunnelTo(port);
  const profileDir = profile ?? (await mkdtemp(join(tmpdir(), 'firefox-profile-')));
  const isFresh = !existsSync(join(profileDir, 'prefs.js'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: window === undefined,
    defaultViewport: null,
    ...(window ? { env: window } : {}),
    userDataDir: profileDir,
    acceptInsecureCerts: true,
    // Extension pages are out of a driver's reach otherwise.
    args: ['--remote-allow-system-access', '--width=1300', '--height=950'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': (proxy.address() as AddressInfo).port,
      'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
      'extensions.webextensions.uuids': JSON.stringify(
        Object.fromEntries(extensions.map(({ geckoId, uuid }) => [geckoId, uuid])),
      ),
      // An extension from a folder goes with the browser, and would take with it what it has stored.
      ...(profile === undefined ? {} : { 'extensions.webextensions.keepStorageOnUninstall': true }),
      ...preferences,
    },
  });
  for (const { dir } of extensions) await browser.installExtension(dir);
  // Each of the profile's first installations opens a page, which would take the focus from a test later.
  if (isFresh)
    await inBrowserWindow(browser, `${CLOSE_WELCOME}(${welcomePagesOf(extensions.map(({ dir }) => dir))})`);
  return {
    browser,
    profileDir,
    chrome: (expression) => inBrowserWindow(browser, expression),
    open: (page, uuid = INTERNAL_UUID) => openTab(browser, `moz-extension://${uuid}/${page}`),
    close: async () => {
      if (browser.connected) await browser.close();
      proxy.closeAllConnections();
      proxy.close();
      if (profile === undefined) await rm(profileDir, { recursive: true, force: true });
    },
  };
}

interface BidiConnection {
  send(
    method: 'browsingContext.getTree',
    params: object,
  ): Promise<{ result: { contexts: { context: string }[] } }>;
  send(
    method: 'script.evaluate',
    params: object,
  ): Promise<{ result: { result?: { value?: unknown }; exceptionDetails?: { text: string } } }>;
}

async function inBrowserWindow(browser: Browser, expression: string): Promise<string> {
  const { connection } = browser as unknown as { connection: BidiConnection };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { result } = await connection.send('script.evaluate', {
    target: { context: tree.result.contexts[0]?.context },
    awaitPromise: true,
    expression,
  });
  if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
  return String(result.result?.value ?? '');
}

/** Evaluated in the browser's window: waits for so many first-run pages and closes them. */
const CLOSE_WELCOME = `(async (count) => {
  const tabs = () => [...gBrowser.tabs].filter(({ linkedBrowser }) =>
    /^moz-extension:.*\\/welcome\\.html$/.test(linkedBrowser.currentURI.spec));
  for (let closed = 0; closed < count; await new Promise((resolve) => setTimeout(resolve, 20)))
    for (const tab of tabs()) {
      gBrowser.removeTab(tab);
      closed += 1;
    }
})`;

const PATIENCE_MS = 30_000;

/**
 * Opens a tab, and has the browser's own window load the page there: drivers may not navigate to extension pages themselves, and of a
 * tab that the window opens they are not always told.
 */
async function openTab(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  const blank = `about:blank#${randomUUID()}`;
  await page.goto(blank);
  await inBrowserWindow(browser, `${LOAD}(${JSON.stringify(blank)}, ${JSON.stringify(url)})`);
  // Whoever asks while one page gives way to the next is answered by any error.
  const isThere = () => page.evaluate(isPageOfExtension, url).catch(() => false);
  if (!(await until(isThere, PATIENCE_MS, 20))) throw new Error(`${url} did not open`);
  return page;
}

/** Runs in the page: whether it is the wanted one, with what extensions are given. */
const isPageOfExtension = (wanted: string): boolean =>
  location.href.startsWith(wanted) && 'chrome' in globalThis;

/** Evaluated in the browser's window: goes to the tab that has an address, and loads another one there. */
const LOAD = `((from, to) => {
  const tab = [...gBrowser.tabs].find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === from);
  gBrowser.selectedTab = tab;
  tab.linkedBrowser.loadURI(Services.io.newURI(to), {
    triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
  });
})`;

/** An HTTP proxy that takes every CONNECT to one port of this machine: Firefox has no flag to remap hosts. */
async function tunnelTo(port: number): Promise<Server> {
  const proxy = createServer((_, response) => response.writeHead(405).end());
  proxy.on('connect', (_, client) => {
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return proxy;
}
