import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { capturesItem } from '@/utils/capture/storage';
import { keepVault, storeCapture } from '@/utils/capture/vault';
import { loadDestination } from '@/utils/destination/load';
import { destinationItem } from '@/utils/destination/storage';
import { failureOf } from '@/utils/failure';
import { heldSecret, lock } from '@/utils/infisical/credentials';
import { keepRememberedAllowed } from '@/utils/infisical/forget-remembered';
import { findProfile, saveProfile } from '@/utils/infisical/profiles';
import { selectableProfiles } from '@/utils/infisical/selectable';
import { endSession, signIn, signInWith } from '@/utils/infisical/sign-in';
import { profilesItem } from '@/utils/infisical/storage';
import type { Profile } from '@/utils/infisical/types';
import { UNRESTRICTED } from '@/utils/policy/types';
import { preferencesItem } from '@/utils/preferences';
import { preflightItem } from '@/utils/preflight/storage';
import { Secret } from '@/utils/secret';
import { importSettings } from '@/utils/settings-file/apply';
import { settingsOf } from '@/utils/settings-file/export';
import { profile, signInToWebApp, simulatedWorld, US, universalAuth } from '../infisical/world';
import { push, readyToPush } from '../push/world';

const PREFERENCES = { captureMinutes: 15, fixHere: true, weeklyHealth: false };

const world = simulatedWorld();

const EU = 'https://eu.infisical.com';
const fix = (policy: object) =>
  fakeBrowser.storage.managed.set({ policy: { allowedHumanitecOrganizations: ['*'], ...policy } });
const code = (asked: Promise<unknown>) =>
  asked.then(
    () => 'allowed',
    (error) => failureOf(error).code,
  );

const FORBIDDING = [
  ['policyOriginNotAllowed', { allowedInfisicalOrigins: [EU] }],
  ['policyOriginNotAllowed', { allowedInfisicalOrigins: [] }],
  ['policySignInNotAllowed', { allowedSignInMethods: ['access-token'] }],
  ['policyUnreadable', { allowedInfisicalOrigins: 'https://app.infisical.com' }],
] as const;

describe.each(FORBIDDING)('%s %o', (refusal, policy) => {
  test('no way to sign in makes a request', async () => {
    const { profile: saved, credentials } = universalAuth(world);
    await saveProfile(saved, credentials);
    await signInToWebApp(world);
    await fix(policy);
    expect(await code(signIn(saved))).toBe(refusal);
    expect(await code(signIn(profile({ method: 'browser-session' })))).toBe(refusal);
    expect(await code(signInWith(saved, new Secret(credentials.clientSecret)))).toBe(refusal);
    expect(await code(saveProfile(saved, credentials))).toBe(refusal);
    expect(await code(importSettings(settingsOf([saved], PREFERENCES)))).toBe(refusal);
    expect(world.sent()).toEqual([]);
  });

  test('what was signed in before makes no request either, not even to sign out', async () => {
    const { profile: saved, credentials } = universalAuth(world);
    await saveProfile(saved, credentials);
    await signIn(saved);
    const before = world.sent().length;
    expect(before).toBeGreaterThan(0);
    await fix(policy);
    await loadDestination(saved.id);
    // What may be chosen is another one, or this one with the reason.
    const shown = await destinationItem.get();
    expect(shown && 'failure' in shown && shown.failure.code).toBe(refusal);
    await endSession(saved);
    expect(world.sent()).toHaveLength(before);
  });

  test('a push that is under way sends nothing more once the policy has come', async () => {
    const ready = await readyToPush(world);
    const fetched = fetch;
    vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
      const answer = await fetched(...request);
      // After the last look, before the token goes out.
      if (new Request(...request).url.includes('/connection-name/')) await fix(policy);
      return answer;
    });
    const { state, failure } = await push(ready.create());
    expect([state, failure?.code]).toEqual(['failed', refusal]);
    expect(world.sent('POST', /app-connections/)).toEqual([]);
    expect(world.simulators.infisical.us.state.connections).toEqual([]);
  });
});

test('a profile that was edited on disk to lead elsewhere is refused where it is used', async () => {
  const { profile: saved, credentials } = universalAuth(world);
  await saveProfile(saved, credentials);
  await fix({ allowedInfisicalOrigins: [US] });
  for (const siteUrl of [`${US}@evil.example.com`, `${US}.evil.example.com`, `${US}/`, EU]) {
    await profilesItem.set([{ ...saved, siteUrl }]);
    expect(await code(signIn(await findProfile(saved.id)))).toBe('policyOriginNotAllowed');
  }
  expect(world.sent()).toEqual([]);
});

describe('a push', () => {
  test('needs a project where connections may be in projects alone', async () => {
    const ready = await readyToPush(world);
    await fix({ requireProjectLevel: true });
    expect(await code(push(ready.create({ despiteWarnings: true })))).toBe('policyProjectRequired');
    expect(await code(push(ready.create({ scope: { level: 'project', id: '', name: '' } })))).toBe(
      'policyProjectRequired',
    );
    expect(world.sent()).toEqual([]);
  });

  test('never puts a token into a connection of the organization then', async () => {
    const ready = await readyToPush(world);
    await push(ready.create());
    const [stored] = world.simulators.infisical.us.state.connections;
    await fix({ requireProjectLevel: true });
    const again = await readyToPush(world);
    const { state, failure } = await push(again.rotate(stored?.id ?? ''));
    expect([state, failure?.code]).toEqual(['failed', 'policyProjectRequired']);
    expect(world.sent('PATCH')).toEqual([]);
  });

  test.each(['warn', 'fail', 'unknown'] as const)('needs checks that passed, not %s', async (verdict) => {
    const ready = await readyToPush(world, verdict);
    await fix({ allowCreateAnyway: false });
    expect(await code(push(ready.create({ despiteWarnings: true })))).toBe('policyAnywayNotAllowed');
    expect(await code(push(ready.rotate('any', { despiteWarnings: true })))).toBe('policyAnywayNotAllowed');
    expect(world.sent()).toEqual([]);
  });

  test('goes through where its checks have passed, and not before', async () => {
    const ready = await readyToPush(world);
    await fix({ allowCreateAnyway: false });
    const passed = await preflightItem.get();
    await preflightItem.set(passed && { ...passed, state: 'running' });
    expect(await code(push(ready.create({ despiteWarnings: true })))).toBe('policyAnywayNotAllowed');
    await preflightItem.set(passed);
    expect((await push(ready.create())).state).toBe('succeeded');
  });

  test('goes nowhere with the token of an organization that was forbidden in the middle', async () => {
    const ready = await readyToPush(world);
    const fetched = fetch;
    vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
      const answer = await fetched(...request);
      if (new Request(...request).url.includes('/connection-name/')) {
        await fix({ allowedHumanitecOrganizations: ['globex'] });
      }
      return answer;
    });
    const { state, failure } = await push(ready.create());
    expect([state, failure?.code]).toEqual(['failed', 'pushOrganizationNotAllowed']);
    expect(world.sent('POST', /app-connections/)).toEqual([]);
  });
});

describe('a capture', () => {
  const token = (index: number) => `token${String(index).padStart(27, '0')}`;

  test('is taken from no page where that is switched off; it can be pasted', async () => {
    await fix({ allowCapture: false });
    expect(await code(storeCapture({ token: token(1) }, { source: 'console' }))).toBe(
      'policyCaptureNotAllowed',
    );
    expect(await code(storeCapture({ token: token(1) }, { source: 'menu' }))).toBe('policyCaptureNotAllowed');
    expect(await capturesItem.get()).toEqual([]);
    await storeCapture({ token: token(1) }, { source: 'paste' });
    expect(await capturesItem.get()).toHaveLength(1);
  });

  test('is kept no longer than allowed, also one that is there already', async () => {
    const minutes = async () =>
      (await capturesItem.get()).map((one) => (one.expiresAt - one.capturedAt) / 60_000);
    await preferencesItem.set({ ...PREFERENCES, captureMinutes: 60 });
    keepVault();
    await storeCapture({ token: token(2) }, { source: 'paste' });
    expect(await minutes()).toEqual([60]);
    await fix({ maxCaptureMinutes: 7 });
    await expect.poll(minutes).toEqual([7]);
    await storeCapture({ token: token(3) }, { source: 'paste' });
    await expect.poll(minutes).toEqual([7, 7]);
  });

  test('that is pasted does not wait for a browser that is still loading its policies', async () => {
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockReturnValue(new Promise(() => {}));
    await storeCapture({ token: token(4) }, { source: 'paste' });
    expect(await capturesItem.get()).toHaveLength(1);
  });
});

describe('a client secret', () => {
  const PASSPHRASE = 'correct horse';
  let remembering: Profile;
  let credentials: { clientSecret: string; passphrase: string };

  beforeEach(() => {
    const machine = universalAuth(world);
    const { signIn: how } = machine.profile;
    remembering = { ...machine.profile, signIn: { ...how, remember: true } as Profile['signIn'] };
    credentials = { ...machine.credentials, passphrase: PASSPHRASE };
  });
  const onDisk = async () =>
    Object.keys(await fakeBrowser.storage.local.get(null)).filter((key) => key.startsWith('remembered:'));

  test('is not kept on disk where that is switched off', async () => {
    await fix({ allowRememberSecret: false });
    expect(await code(saveProfile(remembering, credentials))).toBe('policyRememberNotAllowed');
    expect(await onDisk()).toEqual([]);
  });

  test('that is there is deleted when that is switched off, and not used', async () => {
    await saveProfile(remembering, credentials);
    await lock(remembering.id);
    expect((await heldSecret(remembering)).state).toBe('locked');
    expect(await onDisk()).not.toEqual([]);
    keepRememberedAllowed();
    await fix({ allowRememberSecret: false });
    expect((await heldSecret(remembering)).state).toBe('missing');
    await expect.poll(onDisk).toEqual([]);
  });
});

describe('the profiles to choose from', () => {
  const saved = profile({ method: 'browser-session' });
  const chosen = (policy: object) =>
    selectableProfiles([saved], { ...UNRESTRICTED, ...policy }).map(
      ({ siteUrl, signIn: { method }, scope, label }) => [siteUrl, method, scope.level, label],
    );

  test('are those that may be used, the ready-made one among them', () => {
    const defaultProfile = { siteUrl: EU, signInMethod: 'universal-auth', projectId: 'p-1', name: 'Ours' };
    expect(chosen({ defaultProfile })).toEqual([
      [US, 'browser-session', 'organization', ''],
      [EU, 'universal-auth', 'project', 'Ours'],
    ]);
    expect(chosen({ allowedInfisicalOrigins: ['https://infisical.example.com'] })).toEqual([
      ['https://infisical.example.com', 'browser-session', 'organization', ''],
    ]);
    expect(chosen({ allowedSignInMethods: ['access-token'] })).toEqual([
      [US, 'access-token', 'organization', ''],
      [EU, 'access-token', 'organization', ''],
    ]);
  });

  test('are never none: using one says why it may not be', () => {
    expect(chosen({ allowedInfisicalOrigins: [] }).length).toBeGreaterThan(0);
  });
});
