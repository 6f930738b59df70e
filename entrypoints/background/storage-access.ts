import { browser } from 'wxt/browser';

interface AccessLevelArea {
  setAccessLevel?: (level: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>;
}

const LEVEL = { accessLevel: 'TRUSTED_CONTEXTS' } as const;

/**
 * Keeps content scripts out of the stored items. Session storage is closed to them by default; local storage has to be
 * closed in Chromium, which can since version 140, and cannot be in Firefox (docs/security.md). That one area cannot be closed
 * keeps the other from nothing.
 */
export async function closeStorageToContentScripts(): Promise<void> {
  const areas: AccessLevelArea[] = [browser.storage.session, browser.storage.local];
  await Promise.allSettled(areas.map(async (area) => area.setAccessLevel?.(LEVEL)));
}
