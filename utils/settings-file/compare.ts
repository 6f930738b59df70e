import { parseSite } from '../infisical/site-url';
import type { Profile, Scope } from '../infisical/types';
import type { Preferences } from '../preferences';
import type { Settings, SettingsProfile } from './schema';

/** What becomes of one profile of a file. */
export type ProfileChange =
  | { kind: 'added' | 'same'; profile: Profile }
  /** Only what says nothing about whom a secret goes to: name, scope, cookies. */
  | { kind: 'changed'; profile: Profile; before: Profile };

/** What becomes of one preference. */
export type PreferenceChange = {
  [Key in keyof Preferences]: { key: Key; before: Preferences[Key]; after: Preferences[Key] };
}[keyof Preferences];

/** The profiles of a file as they can be used. @throws as {@link parseSite} */
export function profilesOf({ profiles }: Settings): Profile[] {
  return profiles.map(profileOf);
}

/**
 * What the profiles of a file would change. One of a file is the same as a saved one if it signs in to the same Infisical in
 * the same way, and has its id or its scope. Any other is added: so a file can neither make a profile that is there lead
 * elsewhere, nor take its secret from it.
 */
export function profileChanges(given: readonly Profile[], saved: readonly Profile[]): ProfileChange[] {
  const free = new Set(saved);
  const claim = (profile: Profile, isIt: (candidate: Profile) => boolean): Profile | undefined => {
    const found = [...free].find((candidate) => isIt(candidate) && signInOf(candidate) === signInOf(profile));
    if (found) free.delete(found);
    return found;
  };
  // First, so that one that is only alike does not take the place of one that is meant.
  const byId = given.map((profile) => claim(profile, ({ id }) => id === profile.id));
  return given.map((profile, index) => {
    const before = byId[index] ?? claim(profile, ({ scope }) => isSameScope(scope, profile.scope));
    if (!before) return { kind: 'added', profile };
    const after = changed(before, profile);
    return isSame(before, after)
      ? { kind: 'same', profile: before }
      : { kind: 'changed', profile: after, before };
  });
}

/** A profile with what a file may change about one that is there: the rest stays as it is in this browser. */
export function changed(profile: Profile, { label, sendCookies, scope }: Profile): Profile {
  const { sendCookies: _, ...same } = profile;
  return { ...same, label, scope, ...(sendCookies ? { sendCookies } : {}) };
}

/** The preferences that a file would change, as they are now and as they would be. */
export function preferenceChanges(wishes: Settings['preferences'], now: Preferences): PreferenceChange[] {
  const keys = Object.keys(now) as (keyof Preferences)[];
  return keys.flatMap((key) => {
    const after = wishes[key];
    if (after === undefined || after === now[key]) return [];
    // Of one key, and so of one type.
    return [{ key, before: now[key], after } as PreferenceChange];
  });
}

function profileOf({ id, label, siteUrl: address, sendCookies, signIn, scope }: SettingsProfile): Profile {
  const { instance, siteUrl } = parseSite(address);
  const cookies = instance === 'self-hosted' && sendCookies ? { sendCookies } : {};
  return { id, label, instance, siteUrl, ...cookies, signIn, scope };
}

/** Whom a profile signs in as, and where. */
function signInOf({ siteUrl, signIn }: Profile): string {
  const identity = signIn.method === 'universal-auth' ? [signIn.clientId, signIn.organizationSlug ?? ''] : [];
  return JSON.stringify([siteUrl, signIn.method, ...identity]);
}

function isSame(one: Profile, other: Profile): boolean {
  return (
    one.label === other.label &&
    (one.sendCookies ?? false) === (other.sendCookies ?? false) &&
    isSameScope(one.scope, other.scope)
  );
}

/** A project may have got another name meanwhile. */
function isSameScope(one: Scope, other: Scope): boolean {
  return idOf(one) === idOf(other);
}

function idOf(scope: Scope): string | undefined {
  return scope.level === 'project' ? scope.id : undefined;
}
