import { fail } from '../failure';
import { CLOUD_IDS, CLOUDS } from './clouds';
import { changePassphrase, forgetCredentials, keepCredentials, lock } from './credentials';
import { giveBackPermission } from './permission';
import { endSession, heldLogin } from './sign-in';
import { isSameLogin, revokeLogin } from './sign-in/universal-auth';
import { dropUserToken } from './sign-in/user-token';
import { parseSite } from './site-url';
import { currentProfileIdItem, profilesItem } from './storage';
import type { Credentials, Profile } from './types';

/** What a new user can choose from: each Cloud with the browser's own session, for which nothing is set up. */
const BUILT_IN: readonly Profile[] = CLOUD_IDS.map((instance) => ({
  id: `built-in-${instance}`,
  label: '',
  instance,
  siteUrl: CLOUDS[instance].origin,
  signIn: { method: 'browser-session' },
  scope: { level: 'organization' },
}));

/** The profiles to choose from: the saved ones, and the built-in one of each Cloud that none of them is for. */
export function selectableProfiles(saved: readonly Profile[]): readonly Profile[] {
  const isSaved = ({ siteUrl }: Profile) => saved.some((profile) => profile.siteUrl === siteUrl);
  return [...saved, ...BUILT_IN.filter((profile) => !isSaved(profile))];
}

/** The profile with the given id; without one, the profile used last. @throws `profileUnknown` */
export async function findProfile(id?: string): Promise<Profile> {
  const profiles = selectableProfiles(await profilesItem.get());
  if (id !== undefined) return known(profiles.find((profile) => profile.id === id));
  const last = await currentProfileIdItem.get();
  return known(profiles.find((profile) => profile.id === last) ?? profiles[0]);
}

/** The profile as it can be used: its site URL is an origin, and the instance fits it. @throws `profileUrlInvalid` … */
export function normalised(profile: Profile): Profile {
  const { instance, siteUrl } = parseSite(profile.siteUrl);
  return { ...profile, label: profile.label.trim(), instance, siteUrl };
}

/** Saves a profile with the secrets a form handed over for it, and makes it the one used last. */
export async function saveProfile(given: Profile, credentials: Credentials): Promise<void> {
  const profile = normalised(given);
  const saved = await profilesItem.get();
  const before = saved.find(({ id }) => id === profile.id);
  const loginBefore = before && (await heldLogin(before));
  await keepCredentials(profile, credentials);
  if (loginBefore && !isSameLogin(loginBefore, await heldLogin(profile))) await revokeLogin(loginBefore);
  const next = before ? saved.map((old) => (old.id === profile.id ? profile : old)) : [...saved, profile];
  await profilesItem.set(next);
  await currentProfileIdItem.set(profile.id);
  if (before && before.siteUrl !== profile.siteUrl) await dropUserToken(before.siteUrl);
  if (before) await giveBackPermission(before, next);
}

/** Removes a profile with everything kept for it: sign-in, secrets, and the permission for its host. */
export async function removeProfile(id: string): Promise<void> {
  const profile = await savedProfile(id);
  await endSession(profile);
  await forgetCredentials(id);
  const remaining = (await profilesItem.get()).filter((other) => other.id !== id);
  await profilesItem.set(remaining);
  await giveBackPermission(profile, remaining);
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

async function savedProfile(id: string): Promise<Profile> {
  return known((await profilesItem.get()).find((profile) => profile.id === id));
}

function known(profile: Profile | undefined): Profile {
  if (!profile) throw fail('profileUnknown');
  return profile;
}
