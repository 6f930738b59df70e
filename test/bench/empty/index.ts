import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'wxt';
import type { Build } from '../build';

const ROOT = join(import.meta.dirname, 'extension');

/** Builds an extension that does nothing, as this one is built, and does something with its directory. */
export async function withEmptyExtension<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'empty-extension-'));
  try {
    await build({
      root: ROOT,
      configFile: false,
      outDir: folder,
      manifestVersion: 3,
      imports: false,
      logger: SILENT,
      manifest: { name: 'Empty', version: '1' },
    });
    return await use(join(folder, 'chrome-mv3'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same as a build to measure beside others. */
export const emptyBuild = (dir: string): Build => ({ name: 'empty', dir });

const nothing = (): void => {};
const SILENT = {
  debug: nothing,
  log: nothing,
  info: nothing,
  warn: nothing,
  error: console.error,
  fatal: console.error,
  success: nothing,
  level: 0,
};
