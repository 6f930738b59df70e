import { browser } from 'wxt/browser';
import { fail } from '../failure';
import { infisicalUse, requireAllowedInfisical } from '../policy/require-infisical';
import { mayRemember, requireAllowedToRemember } from '../policy/require-remember';
import { Secret } from '../secret';
import { type Sealed, seal, unseal } from './remembered';
import { credentialItem, profilesItem, rememberedItem } from './storage';
import type { Credentials, Profile, SecretPlace } from './types';

const LOCK_ALARM = 'infisical-lock:';
const MIN_PASSPHRASE = 8;

/** What a profile signs in with, as far as it can be had without the user. */
export type HeldSecret =
  | { state: 'ready'; secret: Secret }
  /** Remembered on disk; waits for its passphrase. */
  | { state: 'locked' }
  | { state: 'missing' };

/** The client secret or access token of a profile in this browser session, until its time-lock. */
export async function heldSecret(profile: Profile): Promise<HeldSecret> {
  const held = await credentialItem(profile.id).get();
  const inTime = (held?.lockAt ?? Number.POSITIVE_INFINITY) > Date.now();
  if (held && inTime && held.boundTo === boundTo(profile)) {
    return { state: 'ready', secret: new Secret(held.secret) };
  }
  return { state: (await rememberedFor(profile)) ? 'locked' : 'missing' };
}

/** Where the secret of a profile is, as far as it can be used. */
export async function secretPlace(profile: Profile): Promise<SecretPlace> {
  if (profile.signIn.method === 'browser-session') return 'none';
  const [held, remembered] = await Promise.all([heldSecret(profile), rememberedFor(profile)]);
  if (held.state === 'ready') return remembered ? 'unlocked' : 'memory';
  return held.state;
}

/** The secret that is still in memory for a profile, past its time-lock too: only to end what it was used for. */
export async function lastSecret(profile: Profile): Promise<Secret | undefined> {
  const held = await credentialItem(profile.id).get();
  return held?.boundTo === boundTo(profile) ? new Secret(held.secret) : undefined;
}

/**
 * Keeps what a form handed over for a profile: in session memory, and encrypted on disk where the profile asks for
 * that. Empty fields keep what is there, but never for another site, client id or method.
 *
 * @throws `profileSecretMissing`, `profilePassphraseMissing`, `profilePassphraseShort`, `profilePassphraseWrong`,
 *   `policyRememberNotAllowed`
 */
export async function keepCredentials(profile: Profile, given: Credentials): Promise<void> {
  if (profile.signIn.method === 'browser-session') return forgetCredentials(profile.id);
  const typed = typedSecret(profile, given);
  const held = await heldSecret(profile);
  if (!typed && held.state === 'locked') {
    if (given.passphrase) await unlock(profile, given.passphrase);
    return;
  }
  const secret = typed ?? (held.state === 'ready' ? held.secret : undefined);
  if (!secret) {
    await requireKnown(profile);
    if (!isRemembered(profile)) await rememberedItem(profile.id).set(null);
    return;
  }
  await remember(profile, secret, given.passphrase, typed !== undefined);
  await hold(profile, secret);
}

/**
 * Decrypts a remembered client secret into session memory, where its profile may be used.
 *
 * @throws `profilePassphraseWrong`, `profileSecretMissing`, and what {@link requireAllowedInfisical} refuses
 */
export async function unlock(profile: Profile, passphrase: string): Promise<void> {
  await requireAllowedInfisical(infisicalUse(profile));
  await hold(profile, await rememberedSecret(profile, passphrase));
}

/**
 * Decrypts a remembered client secret without keeping it. @throws `profilePassphraseWrong`, `profileSecretMissing`
 */
export async function rememberedSecret(profile: Profile, passphrase: string): Promise<Secret> {
  const sealed = await rememberedFor(profile);
  if (!sealed) throw fail('profileSecretMissing');
  const secret = await unseal(sealed, passphrase, boundTo(profile));
  if (!secret) throw fail('profilePassphraseWrong');
  return secret;
}

/** Encrypts a remembered client secret anew. @throws `profilePassphraseWrong`, `profilePassphraseShort` */
export async function changePassphrase(profile: Profile, current: string, next: string): Promise<void> {
  requireStrength(next);
  const secret = await rememberedSecret(profile, current);
  await rememberAs(profile, secret, next);
}

/** Forgets a secret in session memory; a remembered one stays on disk, locked. */
export async function lock(profileId: string): Promise<void> {
  await browser.alarms.clear(LOCK_ALARM + profileId);
  await credentialItem(profileId).set(null);
}

/** Forgets everything kept for a profile, on disk too. */
export async function forgetCredentials(profileId: string): Promise<void> {
  await lock(profileId);
  await rememberedItem(profileId).set(null);
}

/**
 * The profile whose time-lock an alarm announces, if it is one of {@link keepCredentials} or {@link unlock}.
 */
export async function profileToLock(alarmName: string): Promise<Profile | undefined> {
  if (!alarmName.startsWith(LOCK_ALARM)) return undefined;
  const id = alarmName.slice(LOCK_ALARM.length);
  return (await profilesItem.get()).find((profile) => profile.id === id);
}

/** The secret that a form holds for a profile's sign-in method; undefined when the field was left empty. */
export function typedSecret({ signIn }: Profile, given: Credentials): Secret | undefined {
  const text = signIn.method === 'access-token' ? given.accessToken : given.clientSecret;
  const trimmed = text?.trim();
  return trimmed ? new Secret(trimmed) : undefined;
}

async function remember(profile: Profile, secret: Secret, passphrase: string | undefined, isNew: boolean) {
  if (!isRemembered(profile)) return rememberedItem(profile.id).set(null);
  await requireAllowedToRemember();
  if (!passphrase && !isNew && (await rememberedFor(profile))) return;
  if (!passphrase) throw fail('profilePassphraseMissing');
  requireStrength(passphrase);
  await rememberAs(profile, secret, passphrase);
}

async function rememberAs(profile: Profile, secret: Secret, passphrase: string): Promise<void> {
  await requireAllowedToRemember();
  const purpose = boundTo(profile);
  const sealed = await seal(secret, passphrase, purpose);
  await rememberedItem(profile.id).set({ boundTo: purpose, sealed });
}

async function rememberedFor(profile: Profile): Promise<Sealed | undefined> {
  const remembered = isRemembered(profile) ? await rememberedItem(profile.id).get() : null;
  if (remembered?.boundTo !== boundTo(profile)) return undefined;
  return (await mayRemember()) ? remembered.sealed : undefined;
}

/** Nothing typed and nothing held is only fine where a profile is edited whose secret went with the browser session. */
async function requireKnown(profile: Profile): Promise<void> {
  const saved = (await profilesItem.get()).find(({ id }) => id === profile.id);
  if (!saved || boundTo(saved) !== boundTo(profile)) throw fail('profileSecretMissing');
}

async function hold(profile: Profile, secret: Secret): Promise<void> {
  const lockAt = lockTime(profile);
  if (lockAt) await browser.alarms.create(LOCK_ALARM + profile.id, { when: lockAt });
  await credentialItem(profile.id).set({
    secret: secret.reveal(),
    boundTo: boundTo(profile),
    ...(lockAt ? { lockAt } : {}),
  });
}

function requireStrength(passphrase: string): void {
  if (passphrase.length < MIN_PASSPHRASE) throw fail('profilePassphraseShort', [MIN_PASSPHRASE]);
}

function isRemembered({ signIn }: Profile): boolean {
  return signIn.method === 'universal-auth' && signIn.remember;
}

function lockTime({ signIn }: Profile): number | undefined {
  if (signIn.method !== 'universal-auth' || !signIn.remember || !signIn.lockAfterMinutes) return undefined;
  return Date.now() + signIn.lockAfterMinutes * 60_000;
}

/** What a secret may be used for: never for another site, client or method than it was given for. */
function boundTo({ id, siteUrl, signIn }: Profile): string {
  return JSON.stringify([
    id,
    siteUrl,
    signIn.method,
    signIn.method === 'universal-auth' ? signIn.clientId : '',
  ]);
}
