import { useEffect, useMemo, useState } from 'react';
import { browser } from 'wxt/browser';
import { useBackend } from '@/components/backend';
import { useOnArrival } from '@/components/use-on-arrival';
import type { Place } from '@/utils/checklist/types';

/**
 * Where the user is in the Humanitec console; undefined until that is known. It is asked anew whenever a tab has changed, as
 * far as browsers tell that without a permission, and when the user comes back here.
 */
export function useConsolePlace(): Place | undefined {
  const { send } = useBackend();
  const [place, setPlace] = useState<Place>();
  const look = useMemo(
    () =>
      oncePerCrowd(async () => {
        const result = await send('checklist.look', {});
        if (result.ok) setPlace(result.value);
      }),
    [send],
  );
  useOnArrival(look);
  useEffect(() => {
    const { onActivated, onUpdated, onRemoved } = browser.tabs;
    const changes = [onActivated, onUpdated, onRemoved];
    for (const change of changes) change.addListener(look);
    return () => {
      for (const change of changes) change.removeListener(look);
    };
  }, [look]);
  return place;
}

/** Acts once for all calls that come while it is at work: changes of tabs come in crowds, and the last has to be seen. */
function oncePerCrowd(act: () => Promise<void>): () => void {
  let isAtWork = false;
  let isOutdated = false;
  const work = async (): Promise<void> => {
    isAtWork = true;
    while (isOutdated) {
      isOutdated = false;
      await act();
    }
    isAtWork = false;
  };
  return () => {
    isOutdated = true;
    if (!isAtWork) void work();
  };
}
