import { browser } from 'wxt/browser';

/**
 * Whether the browser lets this extension use a host. Chromium lists a host that only the content script is for, but denies
 * it when it is asked for that host alone.
 */
export async function isHostAllowed(pattern: string): Promise<boolean> {
  if (await browser.permissions.contains({ origins: [pattern] })) return true;
  const { origins = [] } = await browser.permissions.getAll();
  return origins.includes(pattern);
}
