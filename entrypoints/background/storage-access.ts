import { browser } from 'wxt/browser';

interface AccessLevelArea {
  setAccessLevel?: (level: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>;
}

/**
 * Keeps content scripts out of the stored items. Session storage is closed to them by default; local storage has to be
 * closed in Chromium and cannot be in Firefox, which lacks the call (docs/security.md).
 */
export async function closeStorageToContentScripts(): Promise<void> {
  const areas: AccessLevelArea[] = [browser.storage.session, browser.storage.local];
  await Promise.all(areas.map((area) => area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })));
}
