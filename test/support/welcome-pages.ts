import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';

/** Generous: many browsers may share the machine. */
const PATIENCE_MS = 60_000;

const WELCOME = /^chrome-extension:\/\/[a-p]+\/welcome\.html$/;

/** How many first-run pages open by themselves when the extensions of these folders are installed: others have none. */
export function welcomePagesOf(extensionDirs: readonly string[]): number {
  return extensionDirs.filter((dir) => existsSync(join(dir, 'welcome.html'))).length;
}

/** Waits for so many first-run pages and closes them, so that none takes the focus from a test later. */
export async function closeWelcome(context: BrowserContext, count: number): Promise<void> {
  for (let closed = 0, end = Date.now() + PATIENCE_MS; closed < count; await pause(20)) {
    // One by one as they come: many at once take long.
    const pages = context.pages().filter((page) => WELCOME.test(page.url()));
    await Promise.all(pages.map((page) => page.close()));
    closed += pages.length;
    if (Date.now() > end) throw new Error(`${closed} of ${count} first-run pages have opened`);
  }
}
