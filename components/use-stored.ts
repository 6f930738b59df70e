import { useEffect, useState } from 'react';
import type { StoredItem } from '@/utils/storage';

type Readable<T> = Pick<StoredItem<T>, 'get' | 'watch'>;

/** The value of a stored item, kept current; undefined until it has been read, unless it was read before. */
export function useStored<T>(item: Readable<T>, known: T): T;
export function useStored<T>(item: Readable<T>): T | undefined;
export function useStored<T>(item: Readable<T>, known?: T): T | undefined {
  const [value, setValue] = useState(known);
  useEffect(() => {
    // A change that is told while the first read is under way is the newer of the two.
    let settled = false;
    const show = (next: T): void => {
      settled = true;
      setValue(() => next);
    };
    const stop = item.watch(show);
    void item.get().then((first) => {
      if (!settled) show(first);
    });
    return () => {
      settled = true;
      stop();
    };
  }, [item]);
  return value;
}
