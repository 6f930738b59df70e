import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';

/** Whether the icon is in the toolbar, looked at again when the user comes back. Until it is known it counts as not pinned. */
export function useIsPinned(): boolean {
  const [isPinned, setPinned] = useState(false);
  useEffect(() => {
    const look = (): void =>
      void browser.action.getUserSettings().then(({ isOnToolbar }) => setPinned(isOnToolbar));
    look();
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
  return isPinned;
}
