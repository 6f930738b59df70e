import { type StorageItemKey, storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { Capture } from './capture/types';
import { Profile } from './infisical/types';
import { Preflight } from './preflight/types';
import { HistoryEntry, Push, Target } from './push/types';

/** One stored value: read checked, written typed, watched by the pages. */
export interface StoredItem<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Calls back with each new value, from whichever context it was written. Returns a function that stops it. */
  watch(callback: (value: T) => void): () => void;
}

/**
 * Defines a stored item. What is stored but does not fit its schema (an older version's session value, a hand-edited
 * profile) reads as the fallback instead of breaking the page that reads it.
 */
function defineItem<T>(key: StorageItemKey, schema: z.ZodMiniType<T>, fallback: T): StoredItem<T> {
  const item = storage.defineItem<unknown>(key);
  const check = (value: unknown): T => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : fallback;
  };
  return {
    get: async () => check(await item.getValue()),
    set: (value) => item.setValue(value),
    watch: (callback) => item.watch((value) => callback(check(value))),
  };
}

// Session area: memory only, trusted contexts only, gone with the browser. The only place for secrets.

/** The captured token's text. Read by the background alone. */
export const vaultItem = defineItem(
  'session:vault',
  z.nullable(z.object({ captureId: z.string(), token: z.string() })),
  null,
);
export const captureItem = defineItem('session:capture', z.nullable(Capture), null);
/** A capture taken away by `Discard`, or by a newer capture, that can still be brought back until `until`. */
export const setAsideItem = defineItem(
  'session:setAside',
  z.nullable(z.object({ capture: Capture, token: z.string(), until: z.number() })),
  null,
);
/** The console tab of the last capture, to be reused for the app pages of the console. */
export const consoleTabIdItem = defineItem('session:consoleTabId', z.nullable(z.number()), null);
export const preflightItem = defineItem('session:preflight', z.nullable(Preflight), null);
export const targetItem = defineItem('session:target', z.nullable(Target), null);
export const pushItem = defineItem('session:push', z.nullable(Push), null);

// Local area: on disk, unencrypted. Nothing secret, except what utils/infisical/remembered.ts encrypts first.

export const profilesItem = defineItem('local:profiles', z.array(Profile), []);
export const currentProfileIdItem = defineItem('local:currentProfileId', z.nullable(z.string()), null);
export const historyItem = defineItem('local:history', z.array(HistoryEntry), []);

export const Preferences = z.object({
  /** Minutes a capture is kept. */
  captureMinutes: z.number().check(z.gte(1), z.lte(60)),
});
export type Preferences = z.infer<typeof Preferences>;
export const preferencesItem = defineItem('local:preferences', Preferences, { captureMinutes: 15 });
