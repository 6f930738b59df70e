import { useEffect, useState } from 'react';
import type { StoredItem } from '@/utils/storage';
import { useBackend } from './backend';
import { valueAhead } from './read-ahead';

/** The value of a stored item, kept current; undefined until it has been read, unless it was read before (`read-ahead.ts`). */
export function useStored<T>(item: StoredItem<T>): T | undefined {
  return useWatched(useBackend().stored(item));
}

type Watchable<T> = Pick<StoredItem<T>, 'get' | 'watch'>;

/** The same of anything that can be read and watched. */
export function useWatched<T>(source: Watchable<T>): T | undefined {
  const [value, setValue] = useState(() => valueAhead(source));
  useEffect(() => {
    // A change that is told while the first read is under way is the newer of the two.
    let settled = false;
    const show = (next: T): void => {
      settled = true;
      setValue(() => next);
    };
    const stop = source.watch(show);
    void source.get().then((first) => {
      if (!settled) show(first);
    });
    return () => {
      settled = true;
      stop();
    };
  }, [source]);
  return value;
}
