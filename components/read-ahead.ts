import type { StoredItem } from '@/utils/storage';

const values = new Map<unknown, unknown>();

/** Reads what is shown next, so that it is there in the first rendering: nothing jumps. Kept current from then on. */
export async function readAhead(items: readonly Pick<StoredItem<unknown>, 'get' | 'watch'>[]): Promise<void> {
  const unread = items.filter((item) => !values.has(item));
  await Promise.all(
    unread.map(async (item) => {
      item.watch((value) => values.set(item, value));
      const first = await item.get();
      if (!values.has(item)) values.set(item, first);
    }),
  );
}

/** The value of an item that was read ahead; undefined of any other. */
export function valueAhead<T>(item: Pick<StoredItem<T>, 'get' | 'watch'>): T | undefined {
  return values.get(item) as T | undefined;
}
