/// <reference types="chrome" />
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExtensionBrowser } from './extension';

interface Manifest {
  version: string;
  permissions: string[];
  host_permissions: string[];
  content_scripts: { matches: string[] }[];
}

/**
 * Writes a build into a folder, over what is there, under another version.
 *
 * @param more what else its manifest is to have
 * @returns the manifest
 */
export function writeVersion(build: string, dir: string, version: string, more: object = {}): Manifest {
  cpSync(build, dir, { recursive: true });
  const manifest = { ...JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')), ...more, version };
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  return manifest;
}

/** Which version of the extension is at work; undefined while one goes and the next one comes. */
export async function versionAtWork({ context }: ExtensionBrowser): Promise<string | undefined> {
  const [worker] = context.serviceWorkers();
  return worker?.evaluate(() => chrome.runtime.getManifest().version).catch(() => undefined);
}

/** Reloads the extension, whatever it is at. It may not be at work again yet. */
export async function restarted(extension: ExtensionBrowser): Promise<void> {
  const before = await extension.worker();
  const closed = new Promise((resolve) => before.once('close', resolve));
  // Chromium may end the worker before it has answered.
  await before.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await closed;
}

/** Browsers disable an extension from a folder when it is reloaded, but for developers. */
export async function letReload({ context }: ExtensionBrowser): Promise<void> {
  const settings = await context.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(() => {
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: { updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void> };
    };
    return developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  });
  await settings.close();
}
