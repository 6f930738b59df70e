import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

/**
 * What is read of the permissions that the browser has given, kept current; undefined until that is known.
 *
 * @param read the same function in every rendering
 */
export function usePermissions<T>(read: () => Promise<T>): T | undefined {
  const [known, setKnown] = useState<T>();
  useEffect(() => {
    const look = (): void => void read().then(setKnown);
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, [read]);
  return known;
}
