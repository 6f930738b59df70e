import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXTENSION_DIR, type ExtensionBrowser, launchWithExtension } from './extension';
import { unpackedId } from './granted';

/** Where Debian's Chromium reads policies; fixed when it is built. */
const POLICIES_DIR = '/etc/chromium/policies/managed';

/** A Chromium with a copy of the extension for each policy. */
export interface ManagedChromium {
  browser: ExtensionBrowser;
  /** URL of a page of the copy that has this policy. */
  url(name: string, page: string): string;
  /** Changes the policy of one copy while the browser runs. */
  change(name: string, managed: unknown): Promise<void>;
  close(): Promise<void>;
}

/** Only root may write where Chromium looks. */
export function canManageChromium(): boolean {
  try {
    mkdirSync(POLICIES_DIR, { recursive: true });
    accessSync(POLICIES_DIR, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts it with real policy files. Each policy is for a copy in a folder of its own, and so for an id of its own: no other
 * browser on this machine is touched.
 *
 * @param policies what stands under the extension's id, by name; undefined where nothing does
 */
export async function launchManagedChromium(
  port: number,
  policies: Readonly<Record<string, unknown>>,
): Promise<ManagedChromium> {
  const folder = await mkdtemp(join(tmpdir(), 'managed-chromium-'));
  const file = join(POLICIES_DIR, `${randomUUID()}.json`);
  const current: Record<string, unknown> = { ...policies };
  const dirs = new Map(Object.keys(policies).map((name, index) => [name, join(folder, String(index))]));
  const dirOf = (name: string): string => dirs.get(name) ?? fail(name);
  const write = async (): Promise<void> => {
    const extensions = Object.fromEntries(
      Object.entries(current).map(([name, managed]) => [unpackedId(dirOf(name)), managed]),
    );
    // Whole or not at all: a half-written file would be no policy.
    await writeFile(join(folder, 'policy.json'), JSON.stringify({ '3rdparty': { extensions } }));
    await cp(join(folder, 'policy.json'), `${file}.new`);
    await rename(`${file}.new`, file);
  };
  const remove = async (): Promise<void> => {
    await rm(file, { force: true });
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([...dirs.values()].map((dir) => cp(EXTENSION_DIR, dir, { recursive: true })));
    await write();
    const browser = await launchWithExtension({ port, extensionDir: [...dirs.values()].join() });
    return {
      browser,
      url: (name, page) => `chrome-extension://${unpackedId(dirOf(name))}/${page}`,
      change: async (name, managed) => {
        current[name] = managed;
        await write();
      },
      close: async () => {
        await browser.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

function fail(name: string): never {
  throw new Error(`There is no policy named ${name}`);
}
