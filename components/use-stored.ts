import { useEffect, useState } from 'react';
import type { StoredItem } from '@/utils/storage';

/** The value of a stored item, kept current; undefined until it has been read, unless it was read before. */
export function useStored<T>(item: StoredItem<T>, known: T): T;
export function useStored<T>(item: StoredItem<T>): T | undefined;
export function useStored<T>(item: StoredItem<T>, known?: T): T | undefined {
  const [value, setValue] = useState(known);
  useEffect(() => {
    let live = true;
    const show = (next: T): void => {
      if (live) setValue(() => next);
    };
    const stop = item.watch(show);
    void item.get().then(show);
    return () => {
      live = false;
      stop();
    };
  }, [item]);
  return value;
}
