import { type StorageItemKey, storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { Capture, Remnant, SetAside, type Vault, VaultToken } from './capture/types';
import { Failure } from './failure';
import { Sealed } from './infisical/remembered';
import { Profile } from './infisical/types';
import { Preflight } from './preflight/types';
import { HistoryEntry, Intent, Push, Target } from './push/types';

/** One stored value: read checked, written typed, watched by the pages. */
export interface StoredItem<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Calls back with each new value, from whichever context it was written. Returns a function that stops it. */
  watch(callback: (value: T) => void): () => void;
}

/**
 * Defines a stored item. What is stored but does not fit its schema (an older version's session value, a hand-edited
 * profile) reads as the fallback instead of breaking the page that reads it. All items are in version 1, WXT's default: a
 * change of one on disk raises its `version` and adds a migration here.
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

/**
 * A list that loses the entries which do not fit, instead of all of them with one: the next write would make that
 * final.
 */
function listOf<T>(entry: z.ZodMiniType<T>) {
  return z.pipe(
    z.array(z.unknown()),
    z.transform((entries) => entries.map((each) => entry.safeParse(each)).flatMap(({ data }) => data ?? [])),
  );
}

// Session area: memory only, trusted contexts only, gone with the browser. The only place for secrets.

/** The texts of captured tokens, also of those whose `Discard` can still be undone. Read by the background alone. */
const tokensItem = defineItem<VaultToken[]>('session:vault', listOf(VaultToken), []);
/** The captures that wait; the first is the one in work. */
export const capturesItem = defineItem<Capture[]>('session:captures', listOf(Capture), []);
/** Captures taken away by `Discard` that can still be brought back. */
export const setAsideItem = defineItem<SetAside[]>('session:setAside', listOf(SetAside), []);

/** All that the vault holds. Written as one, so that no capture is without its token, whenever the background is stopped. */
export const vaultItem: Pick<StoredItem<Vault>, 'get' | 'set'> = {
  get: async () => {
    const [tokens, captures, setAside] = await Promise.all([
      tokensItem.get(),
      capturesItem.get(),
      setAsideItem.get(),
    ]);
    return { tokens, captures, setAside };
  },
  set: ({ tokens, captures, setAside }) =>
    storage.setItems([
      { key: 'session:vault', value: tokens },
      { key: 'session:captures', value: captures },
      { key: 'session:setAside', value: setAside },
    ]),
};
/** Whether the background has started in this session already; false after session memory was lost. */
export const hasStartedItem = defineItem('session:hasStarted', z.boolean(), false);
/** Whether an update of the extension is put off. */
export const updateWaitsItem = defineItem('session:updateWaits', z.boolean(), false);
/** The console tab of the last capture, to be reused for the app pages of the console. */
export const consoleTabIdItem = defineItem('session:consoleTabId', z.nullable(z.number()), null);
export const preflightItem = defineItem('session:preflight', z.nullable(Preflight), null);
export const targetItem = defineItem('session:target', z.nullable(Target), null);
export const pushItem = defineItem('session:push', z.nullable(Push), null);
/** The sign-in page that was opened for a profile, until its session is there or the time is over. */
export const signInTabItem = defineItem(
  'session:signInTab',
  z.nullable(z.object({ tabId: z.number(), profileId: z.string(), until: z.number() })),
  null,
);

/** Client secret or access token of a profile, for nothing but what `boundTo` names. Times are epoch milliseconds. */
const Credential = z.object({ secret: z.string(), boundTo: z.string(), lockAt: z.optional(z.number()) });
export const credentialItem = (profileId: string) =>
  defineItem(`session:credential:${profileId}`, z.nullable(Credential), null);

/** What a Universal Auth login gave, by a hash of what was sent; `until` null means without an end. */
const KnownLogin = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-in'), token: z.string(), until: z.nullable(z.number()) }),
  z.object({ state: z.literal('refused'), failure: Failure, until: z.nullable(z.number()) }),
]);
export const loginItem = (fingerprint: string) =>
  defineItem(`session:login:${fingerprint}`, z.nullable(KnownLogin), null);

/** What is known of the user's session in an Infisical web app. */
const WebSession = z.discriminatedUnion('state', [
  /** Its cookie was sent to be exchanged, and no answer has come so far. */
  z.object({ state: z.literal('unanswered'), since: z.number() }),
  z.object({
    state: z.literal('known'),
    token: z.string(),
    organizationId: z.optional(z.string()),
    until: z.nullable(z.number()),
    /** Whether an answer got lost before: the browser may be left with a cookie that was replaced. */
    wasLost: z.boolean(),
  }),
]);
export type WebSession = z.infer<typeof WebSession>;
/** By the origin of the site. */
export const webSessionsItem = defineItem('session:webSessions', z.record(z.string(), WebSession), {});

/** What the user typed into the connection form, so that a popup that closes loses nothing. */
export const Draft = z.object({
  captureId: z.string(),
  profileId: z.string(),
  name: z.optional(z.string()),
  description: z.optional(z.string()),
  projectId: z.optional(z.string()),
  connectionId: z.optional(z.string()),
});
export type Draft = z.infer<typeof Draft>;
export const draftItem = defineItem('session:draft', z.nullable(Draft), null);

// Local area: on disk, unencrypted. Nothing secret, except what utils/infisical/remembered.ts encrypts first.

export const profilesItem = defineItem<Profile[]>('local:profiles', listOf(Profile), []);
export const currentProfileIdItem = defineItem('local:currentProfileId', z.nullable(z.string()), null);
/** A client secret that the user asked to remember: ciphertext alone, see utils/infisical/remembered.ts. */
const Remembered = z.object({ boundTo: z.string(), sealed: Sealed });
export const rememberedItem = (profileId: string) =>
  defineItem(`local:remembered:${profileId}`, z.nullable(Remembered), null);
/** A push whose result is not known yet, written before its request goes out. */
export const intentItem = defineItem('local:intent', z.nullable(Intent), null);
/** What is left of the captures that wait, should session memory be lost. */
export const remnantsItem = defineItem<Remnant[]>('local:remnants', listOf(Remnant), []);
/** The captures that were lost with session memory, until the user has read so. */
export const lostItem = defineItem<Remnant[]>('local:lost', listOf(Remnant), []);
export const historyItem = defineItem<HistoryEntry[]>('local:history', listOf(HistoryEntry), []);

export const Preferences = z.object({
  /** Minutes a capture is kept. */
  captureMinutes: z.number().check(z.gte(1), z.lte(60)),
});
export type Preferences = z.infer<typeof Preferences>;
export const preferencesItem = defineItem('local:preferences', Preferences, { captureMinutes: 15 });

// Managed area: an administrator's policy is not ours to define; utils/policy reads it.
