/// <reference types="chrome" />
import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from './browsers';
import { EXTENSION_DIR, type ExtensionBrowser, launchWithExtension } from './extension';
import { idOfHash } from './granted';
import { writeVersion } from './versions';

const HOST = 'updates.test';
const OLD = '0.0.1';
export const NEXT = '0.0.2';

/** A Chromium with the extension as a store installs it: packed, signed, and updated by the browser itself. */
export interface FromStore {
  browser: ExtensionBrowser;
  /** Has the browser look for an update, which it finds and loads. */
  lookForUpdate(): Promise<void>;
  /** Whether the browser has told the extension that it would like to update it. */
  isAnnounced(): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts it with the production build, as {@link OLD}; the same build is offered as {@link NEXT}. */
export async function launchFromStore(port: number): Promise<FromStore> {
  const folder = await mkdtemp(join(tmpdir(), 'from-store-'));
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const id = idOfHash(createHash('sha256').update(key));
  const changed = { key: key.toString('base64'), update_url: `http://${HOST}/updates.xml` };
  const keyFile = join(folder, 'key.pem');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const profileDir = join(folder, 'profile');
  install(profileDir, id, changed);
  let isOffered = false;
  // Browsers look by themselves, too: soon after their start.
  const store = await serveUpdates(id, pack(folder, keyFile, changed), () => isOffered);
  const { port: storePort } = store.address() as AddressInfo;
  const browser = await launchWithExtension({
    port,
    profileDir,
    isInstalled: true,
    ignoreDefaultArgs: ['--disable-extensions', '--disable-background-networking'],
    args: [`--host-resolver-rules=MAP ${HOST} 127.0.0.1:${storePort}, MAP * 127.0.0.1:${port}`],
  });
  return {
    browser,
    lookForUpdate: async () => {
      isOffered = true;
      await (await browser.worker()).evaluate(async () => {
        chrome.runtime.onUpdateAvailable.addListener(() => Object.assign(globalThis, { announced: true }));
        await chrome.runtime.requestUpdateCheck();
      });
    },
    isAnnounced: async () => (await browser.worker()).evaluate(() => 'announced' in globalThis),
    close: async () => {
      await browser.close();
      store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Writes into a new browser profile what an installation leaves there: no driver reaches its dialog. */
function install(profileDir: string, id: string, changed: object): void {
  const path = join(id, `${OLD}_0`);
  mkdirSync(join(profileDir, 'Default/Extensions', id), { recursive: true });
  const manifest = writeVersion(EXTENSION_DIR, join(profileDir, 'Default/Extensions', path), OLD, changed);
  const granted = {
    api: manifest.permissions,
    explicit_host: manifest.host_permissions,
    manifest_permissions: [],
    scriptable_host: manifest.content_scripts.flatMap(({ matches }) => matches),
  };
  /** Chromium's number for what was installed from a package. */
  const location = 1;
  const settings = {
    [id]: {
      location,
      path,
      manifest,
      active_permissions: granted,
      granted_permissions: granted,
    },
  };
  writeFileSync(join(profileDir, 'Default/Preferences'), JSON.stringify({ extensions: { settings } }));
}

function pack(folder: string, keyFile: string, changed: object): Buffer {
  const dir = join(folder, NEXT);
  writeVersion(EXTENSION_DIR, dir, NEXT, changed);
  const own = `--user-data-dir=${join(folder, 'packing')}`;
  const what = [`--pack-extension=${dir}`, `--pack-extension-key=${keyFile}`];
  execFileSync(chromiumPath(), ['--no-sandbox', '--headless=new', own, ...what], { stdio: 'ignore' });
  return readFileSync(`${dir}.crx`);
}

/** What a store answers: which version there is, if any, and its package. */
async function serveUpdates(id: string, packed: Buffer, isOffered: () => boolean): Promise<Server> {
  const answer = (update: string): string => `<?xml version="1.0"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0"><app appid="${id}">${update}</app></gupdate>`;
  const server = createServer(({ url }, response) => {
    if (url?.endsWith('.crx')) return response.end(packed);
    const next = `<updatecheck codebase="http://${HOST}/next.crx" version="${NEXT}"/>`;
    return response.end(answer(isOffered() ? next : '<updatecheck status="noupdate"/>'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
