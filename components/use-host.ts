import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

/** Whether the browser lets this extension use a host, kept current; undefined until that is known. */
export function useHost(pattern: string): boolean | undefined {
  const [isAllowed, setAllowed] = useState<boolean>();
  useEffect(() => {
    const look = (): void => void isHostAllowed(pattern).then(setAllowed);
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, [pattern]);
  return isAllowed;
}

/** Chromium lists a host that only the content script is for, but denies it when it is asked for that host alone. */
async function isHostAllowed(pattern: string): Promise<boolean> {
  if (await browser.permissions.contains({ origins: [pattern] })) return true;
  const { origins = [] } = await browser.permissions.getAll();
  return origins.includes(pattern);
}
