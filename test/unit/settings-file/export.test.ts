import { expect, expectTypeOf, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { storeCapture } from '@/utils/capture/vault';
import { saveProfile } from '@/utils/infisical/profiles';
import { profilesItem, rememberedItem } from '@/utils/infisical/storage';
import type { Credentials, Profile } from '@/utils/infisical/types';
import { type Preferences, preferencesItem } from '@/utils/preferences';
import { settingsFileName, settingsJson, settingsOf } from '@/utils/settings-file/export';
import { readSettings } from '@/utils/settings-file/read';
import type { Settings } from '@/utils/settings-file/schema';
import { simulatedWorld } from '../infisical/world';
import { MACHINE, PASTED, US } from './profiles';

simulatedWorld();

/** Every name of a field, however deep. */
type Fields<T> = T extends readonly (infer Each)[]
  ? Fields<Each>
  : T extends object
    ? { [Key in keyof T]-?: Key | Fields<T[Key]> }[keyof T]
    : never;

function fieldsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(fieldsOf);
  return Array.isArray(value) ? inner : [...Object.keys(value), ...inner];
}

async function exported(): Promise<string> {
  return settingsJson(settingsOf(await profilesItem.get(), await preferencesItem.get()));
}

test('what is exported has no field for a secret', () => {
  type Known =
    | 'version'
    | 'profiles'
    | 'preferences'
    | 'captureMinutes'
    | 'fixHere'
    | 'weeklyHealth'
    | 'id'
    | 'label'
    | 'siteUrl'
    | 'sendCookies'
    | 'signIn'
    | 'method'
    | 'clientId'
    | 'organizationSlug'
    | 'remember'
    | 'lockAfterMinutes'
    | 'scope'
    | 'level'
    | 'name';
  expectTypeOf<Fields<Settings>>().toEqualTypeOf<Known>();
  expectTypeOf<Extract<Fields<Settings>, keyof Credentials>>().toEqualTypeOf<never>();
});

test('nothing of any secret is in the file, not even encrypted, whatever is kept', async () => {
  const secrets = { clientSecret: 'canary-client-secret', passphrase: 'canary-passphrase' };
  await saveProfile(US, {});
  await saveProfile(MACHINE, secrets);
  await saveProfile(PASTED, { accessToken: 'canary-access-token' });
  await storeCapture({ token: 'canary-humanitec-token-000000' }, { source: 'console', pageOrg: 'acme' });
  const sealed = (await rememberedItem(MACHINE.id).get())?.sealed;
  const text = await exported();
  expect(sealed?.ciphertext.length).toBeGreaterThan(10);
  for (const part of ['ciphertext', 'salt', 'iv'] as const) expect(text).not.toContain(sealed?.[part]);
  expect(text).not.toMatch(/canary/);
  expect(JSON.stringify(await fakeBrowser.storage.session.get())).toContain('canary-client-secret');
});

test('a field that somebody adds to what is stored does not come along', async () => {
  const more = { clientSecret: 'canary', sealed: { ciphertext: 'canary' } };
  const stored = [US, MACHINE].map((profile) => ({
    ...profile,
    ...more,
    signIn: { ...profile.signIn, ...more },
    scope: { ...profile.scope, ...more },
  })) as Profile[];
  const text = settingsJson(
    settingsOf(stored, { captureMinutes: 30, fixHere: true, weeklyHealth: false, ...more } as Preferences),
  );
  expect(text).not.toContain('canary');
  expect(fieldsOf(JSON.parse(text))).not.toContain('sealed');
});

test('what is exported is read again as it was', async () => {
  const preferences = { captureMinutes: 60, fixHere: false, weeklyHealth: true };
  const settings = settingsOf([US, MACHINE, PASTED], preferences);
  expect(readSettings(settingsJson(settings))).toEqual({ settings, notes: [] });
});

test('the file bears the day', () => {
  expect(settingsFileName(new Date(2026, 10, 7, 0, 30))).toBe(
    'humanitec-to-infisical-settings-2026-11-07.json',
  );
});
