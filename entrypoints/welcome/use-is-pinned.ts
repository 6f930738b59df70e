import { useCallback, useState } from 'react';
import { browser } from 'wxt/browser';
import { useOnArrival } from '@/components/use-on-arrival';

/** Whether the icon is in the toolbar, looked at again when the user comes back. Until it is known it counts as not pinned. */
export function useIsPinned(): boolean {
  const [isPinned, setPinned] = useState(false);
  const look = useCallback(
    () => void browser.action.getUserSettings().then(({ isOnToolbar }) => setPinned(isOnToolbar)),
    [],
  );
  useOnArrival(look);
  return isPinned;
}
