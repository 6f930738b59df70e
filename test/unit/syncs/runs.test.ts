import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { connectionHandlers } from '@/entrypoints/background/connections';
import { checkHealth } from '@/utils/connections/health/check';
import { destinationsOf } from '@/utils/connections/seen';
import { knownConnectionsItem } from '@/utils/connections/storage';
import { failureOf } from '@/utils/failure';
import { saveProfile } from '@/utils/infisical/profiles';
import type { SyncDestination } from '@/utils/infisical/types';
import { leaveRuns, resumeRuns, startRuns } from '@/utils/syncs/runs/coordinator';
import { syncRunsItem } from '@/utils/syncs/runs/storage';
import { known } from '../connections/known';
import { simulatedWorld, universalAuth } from '../infisical/world';

const world = simulatedWorld();
const us = () => world.simulators.infisical.us;
const asked = () => world.sent('POST', /sync-secrets$/).length;
const SHOP = { scope: 'application', org: 'acme', app: 'shop' } as const;
const PAYMENTS = { ...SHOP, app: 'payments' };

/** Polls at once: the time between two looks is not what is looked at here. */
vi.mock('@/utils/sleep', () => ({ sleep: () => new Promise((resolve) => setTimeout(resolve, 5)) }));

/** A connection with another token than its syncs have run with, as the list shows it after a look at its health. */
async function rotated(...places: SyncDestination[]) {
  const { humanitec } = world.simulators;
  const user = humanitec.createServiceUser({ apps: { shop: 'developer', payments: 'developer' } });
  const { value: apiToken } = humanitec.createToken(user.id);
  const { profile, credentials } = universalAuth(world);
  await saveProfile(profile, credentials);
  us().arrange.secrets({ KEY: 'text' });
  const stored = us().arrange.connection({ name: 'humanitec-acme', apiToken });
  const syncs = places.map((destinationConfig, index) =>
    us().arrange.sync({
      name: `sync-${index + 1}`,
      connectionId: stored.id,
      destinationConfig,
      syncStatus: 'succeeded',
      lastSyncedAt: '2020-01-01T00:00:00.000Z',
    }),
  );
  const connection = known({
    connectionId: stored.id,
    organizationId: us().state.seed.organization.id,
    profileId: profile.id,
    expiry: { kind: 'never' },
    pushedAt: Date.now() - 1_000,
  });
  await knownConnectionsItem.set([connection]);
  await checkHealth(connection);
  return { connection, syncs, profile };
}

/** As before the first press. */
async function saveAsUnrun(): Promise<void> {
  for (const sync of us().state.syncs) sync.lastSyncedAt = '2020-01-01T00:00:00.000Z';
  await syncRunsItem.set(null);
}

async function shown(): Promise<string[]> {
  const [connection] = (await knownConnectionsItem.get()) ?? [];
  return (connection?.seen && destinationsOf(connection.seen)) ?? [];
}

/** Presses the button beside what is shown, and waits until nothing is under way. */
async function press(connection: Parameters<typeof startRuns>[0]): Promise<string[]> {
  await startRuns(connection, await shown());
  await resumeRuns();
  return standing();
}

async function standing(): Promise<string[]> {
  const runs = await syncRunsItem.get();
  if (!runs || runs.state === 'looking') return [runs?.state ?? 'none'];
  return runs.runs.map((run) => ('failure' in run ? `${run.state} ${run.failure.code}` : run.state));
}

const health = async () => (await knownConnectionsItem.get())?.[0]?.health?.runs;
const codeOf = async () => {
  const runs = await syncRunsItem.get();
  return runs?.state === 'over' ? runs.failure?.code : runs?.state;
};

beforeEach(async () => {
  // What an earlier test has left is over.
  await resumeRuns();
});

describe('the syncs of a connection', () => {
  test('run once each, at most three at a time; then every one of them is known to have succeeded', async () => {
    const { connection } = await rotated(SHOP, PAYMENTS);
    expect([await shown(), await health()]).toEqual([['acme/shop', 'acme/payments'], 'open']);
    expect(await press(connection)).toEqual(['succeeded', 'succeeded']);
    expect(asked()).toBe(2);
    expect(await health()).toBe('all');
    expect([...world.simulators.humanitec.app('acme', 'shop').values.keys()]).toEqual(['KEY']);
    // What has succeeded with this token is not run again, whoever presses.
    expect(await press(connection)).toEqual(['succeeded', 'succeeded']);
    expect(asked()).toBe(2);
  });

  test('that fail say why, and the old token is not given up', async () => {
    const { connection } = await rotated(SHOP, { ...SHOP, app: 'unknown-app' });
    const [first, second] = await press(connection);
    expect([first, second]).toEqual(['succeeded', 'failed']);
    expect(await health()).toBe('open');
  });

  test('that write to another organization than the token is of are not run, and say so', async () => {
    const { connection } = await rotated(SHOP, { ...SHOP, org: 'globex' });
    expect(await press(connection)).toEqual(['succeeded', 'stopped syncOrganizationOther']);
    expect(asked()).toBe(1);
    expect(await health()).toBe('open');
    const policy = { allowedHumanitecOrganizations: ['globex'] };
    await fakeBrowser.storage.managed.set({ policy });
    await saveAsUnrun();
    expect(await press(connection)).toEqual([
      'stopped syncOrganizationNotAllowed',
      'stopped syncOrganizationOther',
    ]);
    expect(asked()).toBe(1);
  });

  test('are not run where they are others than were shown, or one is another by then', async () => {
    const { connection, syncs } = await rotated(SHOP);
    const before = await shown();
    us().arrange.sync({ name: 'later', connectionId: connection.connectionId, destinationConfig: PAYMENTS });
    await press(connection);
    expect(await codeOf()).toBe('syncsChanged');
    await checkHealth(connection);
    await startRuns(connection, before);
    await resumeRuns();
    expect(await codeOf()).toBe('syncsChanged');
    us().state.syncs.pop();
    await checkHealth(connection);
    const [sync] = syncs;
    world.simulators.faults.add({
      method: 'GET',
      path: new RegExp(`secret-syncs/humanitec/${sync?.id}$`),
      times: 1,
      action: { kind: 'status', status: 404, body: { statusCode: 404, error: 'NotFound', message: 'No.' } },
    });
    expect((await press(connection))[0]).toMatch(/^stopped /);
    expect(asked()).toBe(0);
  });
});

describe('what was cut off', () => {
  test('is watched where it was asked for, and asked for where it was not', async () => {
    const { connection, syncs, profile } = await rotated(SHOP, PAYMENTS);
    const [one, two] = syncs;
    if (one) Object.assign(one, { syncStatus: 'succeeded', lastSyncedAt: new Date().toISOString() });
    const before = { status: 'succeeded', syncedAt: '2020-01-01T00:00:00.000Z' };
    await syncRunsItem.set({
      id: 'cut-off',
      connection: { siteUrl: connection.siteUrl, connectionId: connection.connectionId },
      profileId: profile.id,
      pushedAt: connection.pushedAt,
      state: 'running',
      runs: [
        {
          id: one?.id ?? '',
          name: 'sync-1',
          place: 'acme/shop',
          state: 'running',
          asked: { at: Date.now(), before },
        },
        { id: two?.id ?? '', name: 'sync-2', place: 'acme/payments', state: 'waiting' },
      ],
    });
    await resumeRuns();
    expect(await standing()).toEqual(['succeeded', 'succeeded']);
    expect(world.sent('POST', /sync-secrets$/).map(({ path }) => path)).toEqual([
      expect.stringContaining(two?.id ?? '?'),
    ]);
  });

  test('an answer that is lost is looked up: the run was carried out, and is not asked for again', async () => {
    const { connection } = await rotated(SHOP);
    world.simulators.faults.add({
      method: 'POST',
      path: /sync-secrets$/,
      times: 1,
      action: { kind: 'drop-after' },
    });
    expect(await press(connection)).toEqual(['succeeded']);
    expect(asked()).toBe(1);
  });

  test('before anything was listed, has sent nothing and says so', async () => {
    const { connection, profile } = await rotated(SHOP);
    const key = { siteUrl: connection.siteUrl, connectionId: connection.connectionId };
    const { pushedAt } = connection;
    await syncRunsItem.set({ id: 'cut', connection: key, profileId: profile.id, pushedAt, state: 'looking' });
    await resumeRuns();
    expect(await codeOf()).toBe('syncInterrupted');
    expect(asked()).toBe(0);
  });

  test('with the connection, or its profile, is forgotten', async () => {
    const { connection } = await rotated(SHOP);
    await press(connection);
    const key = { siteUrl: connection.siteUrl, connectionId: connection.connectionId };
    await leaveRuns(({ profileId }) => profileId === 'another');
    expect(await syncRunsItem.get()).not.toBeNull();
    await connectionHandlers['connections.remove'](key, {} as never);
    expect(await syncRunsItem.get()).toBeNull();
    expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain('sync-1');
    expect(await startRuns(key, []).catch((error) => failureOf(error).code)).toBe('connectionUnknown');
  });
});
