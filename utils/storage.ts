import { type StorageItemKey, storage, type WxtStorageItem } from 'wxt/utils/storage';
import * as z from 'zod/mini';

/** One stored value: read checked, written typed, watched by the pages. */
export interface StoredItem<T> {
  readonly key: StorageItemKey;
  /** What it reads as while nothing is stored that fits. */
  readonly fallback: T;
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Calls back with each new value, from whichever context it was written. Returns a function that stops it. */
  watch(callback: (value: T) => void): () => void;
}

/** How what an earlier version has left on disk becomes what this one reads. */
export interface Versions {
  /** Raised with each change of the shape; what was stored without one is in version 1. */
  version: number;
  /** For each version from 2 on: makes its value of the one before. */
  migrations?: Record<number, (before: unknown) => unknown>;
}

/**
 * Defines a stored item. What is stored but does not fit its schema (an older version's session value, a hand-edited
 * profile) reads as the fallback instead of breaking the page that reads it.
 *
 * @param versions of an item on disk: session memory does not outlive the version that wrote it
 */
export function defineItem<T>(key: `session:${string}`, schema: z.ZodMiniType<T>, fallback: T): StoredItem<T>;
export function defineItem<T>(
  key: `local:${string}`,
  schema: z.ZodMiniType<T>,
  fallback: T,
  versions: Versions,
): StoredItem<T>;
export function defineItem<T>(
  key: StorageItemKey,
  schema: z.ZodMiniType<T>,
  fallback: T,
  versions?: Versions,
): StoredItem<T> {
  let item: WxtStorageItem<unknown, Record<string, unknown>> | undefined;
  // The library reads an item as soon as it is defined, and a page knows of many that it never uses.
  const defined = () => {
    item ??= storage.defineItem<unknown>(key, versions ?? {});
    return item;
  };
  const check = (value: unknown): T => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : fallback;
  };
  // One look at each new value, however many want to know: a check of thousands of apps is long to compare and to parse.
  const callbacks = new Set<(value: T) => void>();
  let stop: (() => void) | undefined;
  const tell = (value: unknown) => {
    const checked = check(value);
    for (const callback of [...callbacks]) callback(checked);
  };
  return {
    key,
    fallback,
    get: async () => check(await defined().getValue()),
    set: (value) => defined().setValue(value),
    watch: (callback) => {
      // A function of its own, so that one that watches twice stops once each.
      const own = (value: T) => callback(value);
      callbacks.add(own);
      stop ??= defined().watch(tell);
      return () => {
        callbacks.delete(own);
        if (callbacks.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}

const Text = z.object({ id: z.string(), json: z.string() });

/**
 * The same for a value of thousands of objects. It is stored as a text, for a browser takes its time over each object (10,000
 * apps: 0.8 s as they are, 0.1 s as a text, until a page has them). Each context reads a text once, as long as it has use for
 * what it read, and not at all where it wrote it. It cannot be one of several that are written as one ({@link entry}).
 */
export function defineLargeItem<T extends object>(
  key: `session:${string}`,
  schema: z.ZodMiniType<T>,
): StoredItem<T | null> {
  const texts = defineItem(key, z.nullable(Text), null);
  let latest: { id: string; value: WeakRef<T> } | undefined;
  const note = (id: string, value: T): T => {
    latest = { id, value: new WeakRef(value) };
    return value;
  };
  const read = (stored: z.infer<typeof Text> | null): T | null => {
    if (!stored) return null;
    const known = stored.id === latest?.id && latest.value.deref();
    if (known) return known;
    const parsed = schema.safeParse(JSON.parse(stored.json));
    return parsed.success ? note(stored.id, parsed.data) : null;
  };
  return {
    key,
    fallback: null,
    get: async () => read(await texts.get()),
    set: async (value) => {
      if (!value) return texts.set(null);
      const id = crypto.randomUUID();
      await texts.set({ id, json: JSON.stringify(note(id, value)) });
    },
    watch: (callback) => texts.watch((stored) => callback(read(stored))),
  };
}

/** One of the values that `storage.setItems` writes as one: none is there without the others, whenever the background is stopped. */
export function entry<T>({ key }: StoredItem<T>, value: T): { key: StorageItemKey; value: T } {
  return { key, value };
}

/**
 * A list that loses the entries which do not fit, instead of all of them with one: the next write would make that
 * final.
 */
export function listOf<T>(entry: z.ZodMiniType<T>) {
  return z.pipe(
    z.array(z.catch(z.optional(entry), undefined)),
    z.transform((entries) => entries.filter((each) => each !== undefined)),
  );
}
