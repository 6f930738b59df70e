import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExtensionBrowser, type LaunchOptions, launchWithExtension } from './extension';
import type { Granted } from './granted';

/** A browser that can be closed and started again with the same profile. */
export interface Restartable {
  profileDir: string;
  /** @param granted what the browser gives without a question once it is asked for; at the first start alone */
  start(granted?: Granted): Promise<ExtensionBrowser>;
  stop(): Promise<void>;
}

/** Gives one to a test, and takes it away with its profile afterwards. */
export async function useRestartable(
  options: Omit<LaunchOptions, 'profileDir'>,
  use: (restartable: Restartable) => Promise<void>,
): Promise<void> {
  const profileDir = await mkdtemp(join(tmpdir(), 'extension-profile-'));
  let running: ExtensionBrowser | undefined;
  const stop = async (): Promise<void> => {
    await running?.close();
    running = undefined;
  };
  const start = async (granted?: Granted): Promise<ExtensionBrowser> => {
    await stop();
    running = await launchWithExtension({ ...options, profileDir, ...(granted ? { granted } : {}) });
    return running;
  };
  await use({ profileDir, start, stop });
  await stop();
  await rm(profileDir, { recursive: true, force: true });
}
