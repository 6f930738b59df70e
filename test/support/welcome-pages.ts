import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';

const WELCOME = /^chrome-extension:\/\/[a-p]+\/welcome\.html$/;

/** How many first-run pages open by themselves when the extensions of these folders are installed: others have none. */
export function welcomePagesOf(extensionDirs: readonly string[]): number {
  return extensionDirs.filter((dir) => existsSync(join(dir, 'welcome.html'))).length;
}

/** Waits for so many first-run pages and closes them, so that none takes the focus from a test later. */
export async function closeWelcome(context: BrowserContext, count: number): Promise<void> {
  const pages = () => context.pages().filter((page) => WELCOME.test(page.url()));
  for (const end = Date.now() + 30_000; pages().length < count; await pause(20))
    if (Date.now() > end) throw new Error(`${pages().length} of ${count} first-run pages have opened`);
  await Promise.all(pages().map((page) => page.close()));
}
