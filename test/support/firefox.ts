import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { resolve } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { firefoxPath } from './browsers';

const EXTENSION_DIR = resolve(import.meta.dirname, '../../.output/firefox-mv3');
/** Given instead of the random one Firefox makes at each installation, so that extension pages have a known URL. */
const INTERNAL_UUID = 'c0ffee00-0000-4000-8000-000000000001';
const GECKO_ID = '{5d0c4b0e-6f0e-4b52-9a57-0c1c6a6f2f3d}';

export interface FirefoxWithExtension {
  browser: Browser;
  /** URL of a page of the extension, e.g. `popup.html`. */
  url(page: string): string;
  close(): Promise<void>;
}

/** Starts Firefox with the production build, every host of which is the simulators' listener on 127.0.0.1. */
export async function launchFirefox(port: number): Promise<FirefoxWithExtension> {
  const proxy = await tunnelTo(port);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': (proxy.address() as AddressInfo).port,
      'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: INTERNAL_UUID }),
    },
  });
  await browser.installExtension(EXTENSION_DIR);
  return {
    browser,
    url: (page) => `moz-extension://${INTERNAL_UUID}/${page}`,
    close: async () => {
      await browser.close();
      proxy.closeAllConnections();
      proxy.close();
    },
  };
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
