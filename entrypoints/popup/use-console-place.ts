import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { useBackend } from '@/components/backend';
import type { Place } from '@/utils/checklist/types';

/**
 * Where the user is in the Humanitec console; undefined until that is known. It is asked anew whenever a tab has changed, as
 * far as browsers tell that without a permission, and when the user comes back here.
 */
export function useConsolePlace(): Place | undefined {
  const { send } = useBackend();
  const [place, setPlace] = useState<Place>();
  useEffect(() => {
    let isOver = false;
    let isLooking = false;
    let isOutdated = false;
    // Changes come in crowds: what changes during one look is in the next.
    const look = async (): Promise<void> => {
      isOutdated = true;
      if (isLooking) return;
      isLooking = true;
      while (isOutdated && !isOver) {
        isOutdated = false;
        const result = await send('checklist.look', {});
        if (result.ok && !isOver) setPlace(result.value);
      }
      isLooking = false;
    };
    const onChange = (): void => void look();
    const { onActivated, onUpdated, onRemoved } = browser.tabs;
    const changes = [onActivated, onUpdated, onRemoved];
    for (const change of changes) change.addListener(onChange);
    window.addEventListener('focus', onChange);
    onChange();
    return () => {
      isOver = true;
      for (const change of changes) change.removeListener(onChange);
      window.removeEventListener('focus', onChange);
    };
  }, [send]);
  return place;
}
