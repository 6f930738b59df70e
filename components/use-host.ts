import { useCallback } from 'react';
import { browser } from 'wxt/browser';
import { usePermissions } from './use-permissions';

/** Whether the browser lets this extension use a host, kept current; undefined until that is known. */
export function useHost(pattern: string): boolean | undefined {
  return usePermissions(useCallback(() => isHostAllowed(pattern), [pattern]));
}

/** Chromium lists a host that only the content script is for, but denies it when it is asked for that host alone. */
async function isHostAllowed(pattern: string): Promise<boolean> {
  if (await browser.permissions.contains({ origins: [pattern] })) return true;
  const { origins = [] } = await browser.permissions.getAll();
  return origins.includes(pattern);
}
