import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { destinationHandlers } from '@/entrypoints/background/destination';
import { profileHandlers, removeEntirely } from '@/entrypoints/background/profiles';
import { capturesItem } from '@/utils/capture/storage';
import { storeCapture } from '@/utils/capture/vault';
import { loadDestination } from '@/utils/destination/load';
import { destinationItem, draftItem, signInTabItem } from '@/utils/destination/storage';
import { failureOf } from '@/utils/failure';
import { findProfile, saveProfile } from '@/utils/infisical/profiles';
import { profilesItem, webSessionsItem } from '@/utils/infisical/storage';
import type { Profile } from '@/utils/infisical/types';
import { startPush } from '@/utils/push/coordinator';
import { intentItem, pushItem } from '@/utils/push/storage';
import { setupItem, syncIntentItem } from '@/utils/syncs/storage';
import { latch } from '../../support/latch';
import { profile, SELF_HOSTED, simulatedWorld } from '../infisical/world';
import { pushIn, rotation } from '../push/states';
import { readyToPush, settled, told } from '../push/world';
import { create, look, pressCreate, readyToSync, settledIn } from '../syncs/world';

const world = simulatedWorld();
const ID = 'canary-profile';
const SECRET = 'canary-secret';
const selfHosted = (signIn: Profile['signIn']): Profile =>
  profile(signIn, { id: ID, instance: 'self-hosted', siteUrl: SELF_HOSTED });
const session = selfHosted({ method: 'browser-session' });

/** All that lies anywhere: in memory, on disk, in alarms and permissions. */
async function everything(): Promise<string> {
  return JSON.stringify([
    await fakeBrowser.storage.session.get(),
    await fakeBrowser.storage.local.get(),
    await fakeBrowser.alarms.getAll(),
    [...world.allowed],
  ]);
}

/** Uses a profile as far as it goes: signed in, loaded for a token that waits, something typed for it. */
async function use(used: Profile, credentials: object): Promise<void> {
  world.allowed.add(`${SELF_HOSTED}/*`);
  const { state, arrange } = world.simulators.infisical.selfHosted;
  const { jid } = await arrange.session(state.seed.user, state.seed.organization.id);
  world.cookies.set(new URL(SELF_HOSTED).host, `jid=${jid}`);
  await storeCapture({ token: 'a-humanitec-token-of-a-test' }, { source: 'console', pageOrg: 'acme' });
  await profileHandlers['profile.save']({ profile: used, credentials }, {} as never);
  await loadDestination(used.id);
  const captureId = (await capturesItem.get())[0]?.id ?? '';
  await draftItem.set({ captureId, profileId: used.id, name: 'canary-name' });
  await destinationHandlers['destination.sign-in']({ profileId: used.id }, {} as never);
}

describe('nothing of a removed profile is left', () => {
  const identity = () => world.simulators.infisical.selfHosted.state.seed;
  test.each<[string, () => Promise<void>]>([
    ['browser session', () => use(session, {})],
    ['access token', () => use(selfHosted({ method: 'access-token' }), { accessToken: SECRET })],
    [
      'Universal Auth, remembered and with a lock',
      () => {
        const { clientId } = identity().identity;
        const signIn = { method: 'universal-auth', clientId, remember: true, lockAfterMinutes: 5 } as const;
        const clientSecret = identity().clientSecret.value;
        return use(selfHosted(signIn), { clientSecret, passphrase: 'correct horse' });
      },
    ],
    [
      'Universal Auth after a browser session',
      async () => {
        await use(session, {});
        const signIn = { method: 'universal-auth', clientId: 'abc', remember: false } as const;
        await saveProfile(selfHosted(signIn), { clientSecret: SECRET });
      },
    ],
  ])('%s', async (_what, useIt) => {
    await useIt();
    const host = new URL(SELF_HOSTED).host;
    const before = await everything();
    for (const trace of [ID, host, 'canary-name']) expect(before).toContain(trace);
    await removeEntirely(ID);
    await expect.poll(async () => (await destinationItem.get())?.profile.id).not.toBe(ID);
    const after = await everything();
    for (const trace of [ID, host, SECRET, 'canary-name', identity().clientSecret.value, 'sealed']) {
      expect(after).not.toContain(trace);
    }
    expect(await signInTabItem.get()).toBeNull();
    // The token itself waits on, and is shown where it would go now.
    expect(await capturesItem.get()).toHaveLength(1);
    await expect.poll(async () => (await destinationItem.get())?.profile.id).toBe('built-in-us');
  });
});

test('what another profile of the same site uses stays', async () => {
  await use(session, {});
  await saveProfile({ ...session, id: 'second' }, {});
  await saveProfile({ ...selfHosted({ method: 'access-token' }), id: 'third' }, { accessToken: SECRET });
  expect(Object.keys(await webSessionsItem.get())).toEqual([SELF_HOSTED]);
  await removeEntirely('third');
  expect(Object.keys(await webSessionsItem.get())).toEqual([SELF_HOSTED]);
  expect(world.allowed).toContain(`${SELF_HOSTED}/*`);
});

test('one that is brought back is in use again if it was', async () => {
  const first = profile({ method: 'browser-session' }, { id: 'first' });
  const second = profile({ method: 'browser-session' }, { id: 'second' });
  await saveProfile(first, {});
  await saveProfile(second, {});
  await removeEntirely('second');
  expect((await findProfile()).id).toBe('first');
  const restore = profileHandlers['profile.restore'];
  await restore({ profile: second, place: 1, wasInUse: true }, {} as never);
  expect((await findProfile()).id).toBe('second');
});

test('what is still on its way for it is not shown when it comes', async () => {
  await saveProfile(session, {});
  world.allowed.add(`${SELF_HOSTED}/*`);
  const { until, release } = latch();
  world.simulators.faults.add({ path: /auth\/token/, action: { kind: 'hold', until } });
  const loading = loadDestination(ID);
  await expect.poll(async () => (await destinationItem.get())?.state).toBe('loading');
  await removeEntirely(ID);
  release();
  await loading;
  expect(await destinationItem.get()).toBeNull();
});

describe('a push to it', () => {
  test.each(['running', 'uncertain'] as const)(
    'that is %s keeps it, because its result needs it',
    async (state) => {
      await saveProfile(session, {});
      await pushItem.set(pushIn(state, { request: { ...rotation('a'), profileId: ID } }));
      const failed = await removeEntirely(ID).catch(failureOf);
      expect(failed).toMatchObject({ code: 'profileBusy' });
      expect(await profilesItem.get()).toEqual([session]);
    },
  );

  test('whose result is open keeps it after a restart of the browser, too', async () => {
    const ready = await readyToPush(world);
    const { until, release } = latch();
    world.simulators.faults.add({ method: 'POST', path: /app-connections/, action: { kind: 'hold', until } });
    await startPush(ready.create());
    await expect.poll(() => intentItem.get()).not.toBeNull();
    const shown = await pushItem.get();
    await pushItem.set(null);
    const failed = await removeEntirely(ready.profile.id).catch(failureOf);
    expect(failed).toMatchObject({ code: 'profileBusy' });
    await pushItem.set(shown);
    release();
    await settled();
  });

  test('to another one does not', async () => {
    await saveProfile(session, {});
    await pushItem.set(pushIn('uncertain'));
    await removeEntirely(ID);
    expect(await profilesItem.get()).toEqual([]);
    expect((await pushItem.get())?.state).toBe('uncertain');
  });

  test('that waits for its sign-in ends, and says why', async () => {
    const { captureId } = await readyToPush(world);
    await saveProfile(session, {});
    const request = { ...rotation('a', captureId), profileId: ID };
    await pushItem.set(pushIn('waiting-for-sign-in', { request, waitUntil: Date.now() + 900_000 }));
    await removeEntirely(ID);
    expect(await told()).toMatchObject({ state: 'failed', failure: { code: 'profileUnknown' } });
    expect(await capturesItem.get()).toHaveLength(1);
  });
});

describe('a first sync with it', () => {
  const all = async () => JSON.stringify([await setupItem.get(), await syncIntentItem.get()]);

  test('that is being chosen or is at rest goes with it', async () => {
    const { request, profile: used } = await readyToSync(world);
    expect(await all()).toContain(used.id);
    const made = await create(request());
    await removeEntirely(used.id);
    expect(await all()).not.toContain(used.id);
    // What has been created stays.
    const { syncs } = world.simulators.infisical.us.state;
    expect(syncs.map(({ id }) => id)).toEqual([made.sync.id]);
  });

  test('that is being created keeps it, and so does one whose creation is not certain', async () => {
    const { request, profile: used } = await readyToSync(world);
    const { look: shown } = await look(request());
    const { until, release } = latch();
    const path = /secret-syncs\/humanitec$/;
    world.simulators.faults.add({ method: 'POST', path, times: 1, action: { kind: 'hold', until } });
    await pressCreate(shown.id);
    await expect.poll(() => syncIntentItem.get()).not.toBeNull();
    expect(await removeEntirely(used.id).catch(failureOf)).toMatchObject({ code: 'profileBusy' });
    const [setup, intent] = [await setupItem.get(), await syncIntentItem.get()];
    release();
    await settledIn('created');
    // The browser was closed before it was looked up.
    await setupItem.set(null);
    await syncIntentItem.set(intent);
    expect(await removeEntirely(used.id).catch(failureOf)).toMatchObject({ code: 'profileBusy' });
    expect(setup?.state).toBe('creating');
    expect(await profilesItem.get()).toEqual([used]);
  });

  test('of another one does not', async () => {
    await readyToSync(world);
    await saveProfile(session, {});
    await removeEntirely(ID);
    expect((await setupItem.get())?.state).toBe('choosing');
  });
});
