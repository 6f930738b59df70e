import type { StoredItem } from '@/utils/storage';

/** Stored items that are kept in this object alone: each begins with what it reads as while nothing is stored. */
export class Memory {
  readonly #items = new Map<string, unknown>();

  /** The item as it is kept here: the same object each time. */
  stored<T>(item: StoredItem<T>): StoredItem<T> {
    // A key belongs to one item, and so to one type.
    const known = this.#items.get(item.key) as StoredItem<T> | undefined;
    if (known) return known;
    const kept = keptInMemory(item);
    this.#items.set(item.key, kept);
    return kept;
  }
}

function keptInMemory<T>({ key, fallback }: StoredItem<T>): StoredItem<T> {
  const callbacks = new Set<(value: T) => void>();
  let value = fallback;
  return {
    key,
    fallback,
    get: async () => value,
    set: async (next) => {
      value = next;
      for (const callback of callbacks) callback(next);
    },
    watch: (callback) => {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
  };
}
