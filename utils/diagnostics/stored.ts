import { browser } from 'wxt/browser';
import { DISK_ITEMS, type Report } from './report';

/** The versions of what is on disk: what was stored without one is in version 1 (`utils/storage.ts`). */
export async function readStored(): Promise<Report['stored']> {
  const all: Record<string, unknown> = await browser.storage.local.get(null);
  return Object.fromEntries(
    DISK_ITEMS.filter((name) => all[name] !== undefined).map((name) => [name, versionOf(all[`${name}$`])]),
  );
}

function versionOf(meta: unknown): number {
  return typeof meta === 'object' && meta !== null && 'v' in meta && typeof meta.v === 'number' ? meta.v : 1;
}
