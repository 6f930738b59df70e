import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { knownConnectionsItem } from '@/utils/connections/storage';
import type { KnownConnection } from '@/utils/connections/types';
import { saveProfile, signOut } from '@/utils/infisical/profiles';
import { profilesItem } from '@/utils/infisical/storage';
import { preferencesItem } from '@/utils/preferences';
import { pushItem } from '@/utils/push/storage';
import { latch } from '../../support/latch';
import { known } from '../connections/known';
import { signInToWebApp, simulatedWorld, universalAuth } from '../infisical/world';
import { pushIn, rotation } from '../push/states';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const world = simulatedWorld();
const us = () => world.simulators.infisical.us;
const place = { scope: 'application', org: 'acme', app: 'shop' } as const;
let notices: { title: string; message: string }[];
let isOnline: boolean;

/** The background starts anew: nothing of the one before is left in memory. */
async function start(): Promise<void> {
  vi.resetModules();
  fakeBrowser.alarms.onAlarm.removeAllListeners();
  const { keepWeekly } = await import('@/entrypoints/background/weekly');
  keepWeekly();
  await expect.poll(alarmAt).toBeDefined();
}

const alarmAt = async () => (await fakeBrowser.alarms.get('weekly-health'))?.scheduledTime;
/** Waiting moves the clock on, by some milliseconds. */
const minutesLeft = async () => Math.round(((await alarmAt()) ?? 0) / MINUTE - Date.now() / MINUTE);
const want = async (weeklyHealth: boolean) =>
  preferencesItem.set({ ...(await preferencesItem.get()), weeklyHealth });
const stored = async (): Promise<KnownConnection[]> => (await knownConnectionsItem.get()) ?? [];
const asked = () => world.sent('GET', /app-connections\/humanitec\/[\w-]+$/).length;

/** The moment of the alarm comes, and what it does is over when there is another alarm. */
async function ring(): Promise<void> {
  const at = await alarmAt();
  if (at === undefined) throw new Error('There is no alarm.');
  vi.setSystemTime(Math.max(at, Date.now()));
  await fakeBrowser.alarms.clear('weekly-health');
  await fakeBrowser.alarms.onAlarm.trigger({ name: 'weekly-health', scheduledTime: at });
  await expect.poll(alarmAt).toBeDefined();
}

/** Connections that are there and known here since ten days, and a profile to ask with. */
async function ready(...names: string[]): Promise<KnownConnection[]> {
  const { profile, credentials } = universalAuth(world);
  await saveProfile(profile, credentials);
  const connections = names.map((name) =>
    known({
      connectionId: us().arrange.connection({ name }).id,
      name,
      organizationId: us().state.seed.organization.id,
      profileId: profile.id,
      expiry: { kind: 'never' },
      pushedAt: Date.now() - 10 * DAY,
    }),
  );
  await knownConnectionsItem.set(connections);
  await want(true);
  return connections;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  notices = [];
  isOnline = true;
  vi.stubGlobal('navigator', {
    get onLine() {
      return isOnline;
    },
  });
  const never = { addListener: () => undefined };
  const { contains } = fakeBrowser.permissions;
  Object.assign(fakeBrowser.permissions, {
    contains: async (asks: { permissions?: string[] }) => asks.permissions !== undefined || contains(asks),
    onAdded: never,
  });
  Object.assign(fakeBrowser, {
    notifications: {
      create: async (_id: string, notice: (typeof notices)[number]) => notices.push(notice),
      onClicked: never,
    },
  });
  return () => vi.useRealTimers();
});

describe('a weekly check', () => {
  test('asks of one connection a minute, and of each again in a week', async () => {
    await ready('one', 'two');
    await start();
    await ring();
    expect((await stored()).filter(({ health }) => health)).toHaveLength(1);
    expect(await minutesLeft()).toBe(1);
    await ring();
    expect((await stored()).every(({ health }) => health?.checkedAt)).toBe(true);
    expect(await minutesLeft()).toBe(7 * 1_440 - 1);
    expect(asked()).toBe(2);
    const methods = new Set(world.sent().map(({ method, path }) => (/login/.test(path) ? 'login' : method)));
    expect([...methods].sort()).toEqual(['GET', 'login']);
  });

  test('that was missed is made up for once, with any start of the background', async () => {
    await ready('one');
    await start();
    await fakeBrowser.alarms.clear('weekly-health');
    vi.setSystemTime(Date.now() + 40 * DAY);
    await start();
    expect(await minutesLeft()).toBe(1);
    await ring();
    await start();
    expect(await minutesLeft()).toBe(7 * 1_440);
    expect(asked()).toBe(1);
  });

  test('asks nothing while the browser is offline', async () => {
    await ready('one');
    isOnline = false;
    await start();
    await ring();
    expect([world.sent(), (await stored())[0]?.unchecked]).toEqual([[], undefined]);
    expect(await minutesLeft()).toBe(60);
    isOnline = true;
    await ring();
    expect(asked()).toBe(1);
  });

  test('is not put off for ever by a background that starts again and again', async () => {
    await ready('one');
    await start();
    const at = await alarmAt();
    vi.setSystemTime(Date.now() + 30_000);
    await start();
    expect(await alarmAt()).toBe(at);
  });

  test('comes after a push, and is given up for one', async () => {
    await ready('one');
    await start();
    await pushItem.set(pushIn('running', { request: rotation('a') }));
    await ring();
    expect(world.sent()).toEqual([]);
    await pushItem.set(null);
    const { until, release } = latch();
    world.simulators.faults.add({
      path: /app-connections\/humanitec\/[\w-]+$/,
      action: { kind: 'hold', until },
    });
    const rung = ring();
    await expect.poll(asked).toBe(1);
    await pushItem.set(pushIn('running', { request: rotation('a') }));
    await rung;
    release();
    expect((await stored())[0]).not.toHaveProperty('health');
    expect((await stored())[0]).not.toHaveProperty('unchecked');
    await pushItem.set(null);
    world.simulators.faults.clear();
    await ring();
    expect((await stored())[0]).toHaveProperty('health');
  });

  test('is not made where nobody can sign in without the user: one try for all of a profile, and the list says why', async () => {
    const [first] = await ready('one', 'two');
    await signOut(first?.profileId ?? '');
    await start();
    await ring();
    expect(await stored()).toMatchObject(
      ['one', 'two'].map((name) => ({ name, unchecked: { failure: { code: 'profileSecretMissing' } } })),
    );
    expect(world.sent()).toEqual([]);
    expect(await minutesLeft()).toBe(7 * 1_440);
  });

  test('uses the session in Infisical where the connection was made with it, and no other profile in its place', async () => {
    const [one] = await ready('one');
    await profilesItem.set([]);
    await signInToWebApp(world, us().state.seed.organization.id);
    await start();
    await ring();
    expect((await stored())[0]).toMatchObject({ unchecked: { failure: { code: 'connectionProfileGone' } } });
    expect(world.sent()).toEqual([]);
    await knownConnectionsItem.set([{ ...(one as KnownConnection), profileId: 'built-in-us' }]);
    await expect.poll(minutesLeft).toBe(1);
    await ring();
    expect((await stored())[0]).toHaveProperty('health');
    expect((await stored())[0]).not.toHaveProperty('unchecked');
  });

  test('ends at once when it is switched off, and leaves no note of what could not be checked', async () => {
    const [first] = await ready('one', 'two');
    const { until, release } = latch();
    world.simulators.faults.add({
      path: /app-connections\/humanitec\/[\w-]+$/,
      action: { kind: 'hold', until },
    });
    await knownConnectionsItem.set([
      ...(await stored()).slice(1),
      {
        ...(first as KnownConnection),
        unchecked: { at: Date.now(), failure: { code: 'profileLocked', params: [] } },
      },
    ]);
    await start();
    const at = await alarmAt();
    vi.setSystemTime(at ?? 0);
    void fakeBrowser.alarms.onAlarm.trigger({ name: 'weekly-health', scheduledTime: at ?? 0 });
    await expect.poll(asked).toBe(1);
    await want(false);
    await expect.poll(alarmAt).toBeUndefined();
    release();
    await expect
      .poll(async () => (await stored()).some(({ unchecked, health }) => unchecked ?? health))
      .toBe(false);
  });
});

describe('a notice', () => {
  const sync = (name: string, connection: KnownConnection | undefined) =>
    us().arrange.sync({
      name,
      connectionId: connection?.connectionId ?? '',
      destinationConfig: place,
      syncStatus: 'failed',
      lastSyncMessage: '{"error":"API-000","message":"canary-words"}',
    });

  test('tells what became worse since the last look, once, when all were looked at; nothing of what it is', async () => {
    const [one, two] = await ready('one', 'two');
    await start();
    sync('shop-sync', one);
    await ring();
    await ring();
    // There was no look before to compare this one with.
    expect(notices).toEqual([]);
    sync('billing-sync', one);
    sync('billing-sync', two);
    await ring();
    expect(notices).toEqual([]);
    await ring();
    expect(notices).toMatchObject([{ title: 'background.health.several|2' }]);
    await ring();
    await ring();
    sync('docs-sync', two);
    await ring();
    await ring();
    expect(notices.map(({ title, message }) => `${title} ${message}`).slice(1)).toEqual([
      'background.health.worse background.health.worseAbout|two|app.infisical.com',
    ]);
    expect(JSON.stringify(notices)).not.toMatch(/canary|sync/);
  });
});
