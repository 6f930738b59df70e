import { fail } from '../failure';
import { shownPolicy } from '../policy/managed';
import { infisicalUse, requireAllowedInfisical } from '../policy/require-infisical';
import { UNRESTRICTED } from '../policy/types';
import { changePassphrase, forgetCredentials, keepCredentials, lock, secretPlace } from './credentials';
import { giveBackPermission } from './permission';
import { profileInUse, selectableProfiles } from './selectable';
import { endSession, heldLogin } from './sign-in';
import { isSameLogin, revokeLogin } from './sign-in/universal-auth';
import { dropUserToken } from './sign-in/user-token';
import { parseSite } from './site-url';
import { currentProfileIdItem, profilesItem } from './storage';
import type { Credentials, Profile, SecretPlace } from './types';

/**
 * The profile with the given id, allowed or not: using it tells. Without an id, the profile used last.
 *
 * @throws `profileUnknown`
 */
export async function findProfile(id?: string): Promise<Profile> {
  const [saved, policy] = await Promise.all([profilesItem.get(), shownPolicy.get()]);
  if (id === undefined) return profileInUse(saved, await currentProfileIdItem.get(), policy);
  // A page may show one that was ready-made before a policy came.
  const all = [...saved, ...selectableProfiles(saved, policy), ...selectableProfiles([], UNRESTRICTED)];
  return known(all.find((profile) => profile.id === id));
}

/** The profile as it can be used: its site URL is an origin, and the instance fits it. @throws `profileUrlInvalid` … */
export function normalised(profile: Profile): Profile {
  const { instance, siteUrl } = parseSite(profile.siteUrl);
  return { ...profile, label: profile.label.trim(), instance, siteUrl };
}

/**
 * Saves a profile with the secrets a form handed over for it, and makes it the one used last.
 *
 * @throws what {@link requireAllowedInfisical} refuses
 */
export async function saveProfile(given: Profile, credentials: Credentials): Promise<void> {
  const profile = normalised(given);
  await requireAllowedInfisical(infisicalUse(profile));
  const saved = await profilesItem.get();
  const before = saved.find(({ id }) => id === profile.id);
  const loginBefore = before && (await heldLogin(before));
  await keepCredentials(profile, credentials);
  if (loginBefore && !isSameLogin(loginBefore, await heldLogin(profile))) await revokeLogin(loginBefore);
  const next = before ? saved.map((old) => (old.id === profile.id ? profile : old)) : [...saved, profile];
  await profilesItem.set(next);
  await currentProfileIdItem.set(profile.id);
  if (before) await leaveSite(before, next);
}

/** Removes a profile with everything kept for it: sign-in, secrets, that it was used last, and the permission for its host. */
export async function removeProfile(id: string): Promise<void> {
  const profile = await savedProfile(id);
  await endSession(profile);
  await forgetCredentials(id);
  const remaining = (await profilesItem.get()).filter((other) => other.id !== id);
  await profilesItem.set(remaining);
  if ((await currentProfileIdItem.get()) === id) await currentProfileIdItem.set(null);
  await leaveSite(profile, remaining);
}

/** Brings a removed profile back to its place among the others. Its secrets are gone. */
export async function restoreProfile(removed: Profile, place: number, wasInUse: boolean): Promise<void> {
  const saved = await profilesItem.get();
  if (saved.some(({ id }) => id === removed.id)) return;
  await profilesItem.set(saved.toSpliced(place, 0, normalised(removed)));
  if (wasInUse) await currentProfileIdItem.set(removed.id);
}

/** Where the secret of each saved profile is, by the profile's id. */
export async function secretPlaces(): Promise<Record<string, SecretPlace>> {
  const saved = await profilesItem.get();
  const places = saved.map(async (profile) => [profile.id, await secretPlace(profile)] as const);
  return Object.fromEntries(await Promise.all(places));
}

/** Revokes what a profile signed in for and forgets its secret; a remembered one is locked. */
export async function signOut(id: string): Promise<void> {
  const profile = await savedProfile(id);
  await endSession(profile);
  await lock(id);
}

/** Encrypts the remembered client secret of a profile under another passphrase. */
export async function renewPassphrase(id: string, current: string, next: string): Promise<void> {
  await changePassphrase(await savedProfile(id), current, next);
}

/** Forgets and gives back what was there for the site of a profile, unless one of those that can be chosen uses it. */
async function leaveSite(gone: Profile, remaining: readonly Profile[]): Promise<void> {
  const usesSession = ({ siteUrl, signIn }: Profile) =>
    siteUrl === gone.siteUrl && signIn.method === 'browser-session';
  if (!selectableProfiles(remaining, await shownPolicy.get()).some(usesSession))
    await dropUserToken(gone.siteUrl);
  await giveBackPermission(gone, remaining);
}

async function savedProfile(id: string): Promise<Profile> {
  return known((await profilesItem.get()).find((profile) => profile.id === id));
}

function known(profile: Profile | undefined): Profile {
  if (!profile) throw fail('profileUnknown');
  return profile;
}
