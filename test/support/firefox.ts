import { type EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { resolve } from 'node:path';
import puppeteer, { type Browser, type Page, type Target } from 'puppeteer-core';
import { firefoxPath } from './browsers';

const EXTENSION_DIR = resolve(import.meta.dirname, '../../.output/firefox-mv3');
/** Given instead of the random one Firefox makes at each installation, so that extension pages have a known URL. */
const INTERNAL_UUID = 'c0ffee00-0000-4000-8000-000000000001';
const GECKO_ID = '{5d0c4b0e-6f0e-4b52-9a57-0c1c6a6f2f3d}';

export interface FirefoxWithExtension {
  browser: Browser;
  /** Opens a page of the extension, e.g. `popup.html`, in a tab. */
  open(page: string): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Firefox with the production build, every host of which is the simulators' listener on 127.0.0.1. */
export async function launchFirefox(
  port: number,
  preferences: Record<string, string | number> = {},
): Promise<FirefoxWithExtension> {
  const proxy = await tunnelTo(port);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: true,
    acceptInsecureCerts: true,
    // Extension pages are out of a driver's reach otherwise.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': (proxy.address() as AddressInfo).port,
      'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: INTERNAL_UUID }),
      ...preferences,
    },
  });
  await browser.installExtension(EXTENSION_DIR);
  return {
    browser,
    open: (page) => openTab(browser, `moz-extension://${INTERNAL_UUID}/${page}`),
    close: async () => {
      await browser.close();
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

interface BidiConnection {
  send(method: string, params: object): Promise<{ result: { contexts: { context: string }[] } }>;
}

/** Opens a tab from the browser's own window: drivers may not navigate to extension pages themselves. */
async function openTab(browser: Browser, url: string): Promise<Page> {
  const { connection } = browser as unknown as { connection: BidiConnection };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const opened = once(browser as unknown as EventEmitter, 'targetcreated');
  await connection.send('script.evaluate', {
    target: { context: tree.result.contexts[0]?.context },
    awaitPromise: false,
    expression: `gBrowser.selectedTab = gBrowser.addTrustedTab(${JSON.stringify(url)})`,
  });
  const [target] = (await opened) as [Target];
  const page = await target.page();
  if (!page) throw new Error(`${url} did not open`);
  return page;
}

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
