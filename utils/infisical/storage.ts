import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Failure } from '../failure';
import { defineItem, listOf } from '../storage';
import { Sealed } from './remembered';
import { Account, Profile } from './types';

// Session memory: trusted contexts only, gone with the browser. The only place for secrets.

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

/** Whom the token that was looked up last belongs to, by the origin of the site; `id` is a hash of that token. */
const KnownAccount = z.object({ id: z.string(), account: Account });
export const knownAccountsItem = defineItem('session:knownAccounts', z.record(z.string(), KnownAccount), {});

// On disk, unencrypted: nothing secret, except what remembered.ts encrypts first.

export const profilesItem = defineItem<Profile[]>('local:profiles', listOf(Profile), [], { version: 1 });
export const currentProfileIdItem = defineItem('local:currentProfileId', z.nullable(z.string()), null, {
  version: 1,
});
/** A client secret that the user asked to remember: ciphertext alone, see remembered.ts. */
const Remembered = z.object({ boundTo: z.string(), sealed: Sealed });
export const rememberedItem = (profileId: string) =>
  defineItem(`local:remembered:${profileId}`, z.nullable(Remembered), null, { version: 1 });

/** Whether something in local storage is a remembered secret, or is about one, of whatever profile. */
export function isRememberedKey(key: string): boolean {
  return key.startsWith('remembered:');
}

const SECRETS = /^(credential|remembered):/;

/** Calls back when a secret of any profile has come, gone or changed, without it. Returns a function that stops it. */
export function watchSecrets(callback: () => void): () => void {
  const look = (changes: Record<string, unknown>): void => {
    if (Object.keys(changes).some((key) => SECRETS.test(key))) callback();
  };
  browser.storage.onChanged.addListener(look);
  return () => browser.storage.onChanged.removeListener(look);
}
