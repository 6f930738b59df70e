import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { SYNCS } from './infisical-world';
import { APP, ENV, gate, heldJobs, type SyncWorld, syncWorld } from './sync-world';

/** The jobs of a sync: what begins them, and their states (docs/facts/infisical-api.md, 9). */

let world: SyncWorld;

beforeAll(async () => {
  world = await syncWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const create = (given: object = {}) =>
  world.ask('POST', SYNCS, {
    name: 'made',
    projectId: world.state.seed.shop.id,
    connectionId: world.connection().id,
    environment: 'dev',
    secretPath: '/',
    syncOptions: { initialSyncBehavior: 'overwrite-destination' },
    destinationConfig: { scope: 'application', org: 'acme', app: 'shop' },
    ...given,
  });

describe('when a run begins', () => {
  test('by itself after the create, unless auto-sync is off', async () => {
    world.arrange.secrets({ KEY: 'text' });
    const off = await create({ isAutoSyncEnabled: false });
    await world.settled();
    expect(off.body.secretSync).toMatchObject({ syncStatus: null, lastSyncedAt: null });
    expect(world.calls()).toEqual([]);

    const on = await create({ name: 'on' });
    expect(on.body.secretSync).toMatchObject({ isAutoSyncEnabled: true, syncStatus: 'pending' });
    await world.settled();
    expect(world.held()).toEqual(['KEY: text']);
  });

  test('and after every change of a sync that runs by itself', async () => {
    const sync = world.sync();
    await world.askSync(sync, '', 'PATCH');
    await world.ask('PATCH', `${SYNCS}/${sync.id}`, { description: 'off' });
    await world.settled();
    expect(world.calls()).toEqual([]);
    await world.ask('PATCH', `${SYNCS}/${sync.id}`, { isAutoSyncEnabled: true });
    await world.settled();
    expect(world.calls()).toEqual([[`GET ${APP}/values`]]);
  });

  test('a replaced token starts none', async () => {
    const connection = world.connection();
    world.sync({ connectionId: connection.id, isAutoSyncEnabled: true });
    const { apiToken } = world.connection();
    await world.ask('PATCH', `/api/v1/app-connections/humanitec/${connection.id}`, {
      credentials: { apiToken },
    });
    await world.settled();
    expect(world.calls()).toEqual([['GET /orgs']]);
  });
});

test('pending, running, succeeded', async () => {
  const { next, waits } = heldJobs(world);
  const hold = gate();
  world.faults.add({ path: /values/, times: 1, action: { kind: 'hold', until: hold.until } });
  const sync = world.sync();
  expect((await world.askSync(sync, '/sync-secrets')).body.secretSync.syncStatus).toBe('pending');
  expect(waits).toEqual([5_000]);
  next();
  await vi.waitFor(() => expect(world.calls()).toHaveLength(1));
  expect((await world.askSync(sync, '', 'GET')).body.secretSync.syncStatus).toBe('running');
  expect((await world.askSync(sync, '/sync-secrets')).body.message).toMatch(
    /^A job for this sync is already/,
  );
  hold.open();
  await world.settled();
  expect((await world.askSync(sync, '', 'GET')).body.secretSync).toMatchObject({
    syncStatus: 'succeeded',
    lastSyncMessage: null,
    lastSyncedAt: expect.any(String),
  });
});

describe('removals', () => {
  test('have a state of their own, one attempt, and keep the sync that could not be emptied', async () => {
    world.arrange.secrets({ KEY: 'text' });
    world.put('KEY', 'there', { level: 'env' });
    const sync = world.sync({ connectionId: world.connection('viewer').id, scope: 'environment' });
    const lines = await world.run(sync, '?removeSecrets=true', 'DELETE');
    expect(lines).toEqual([[`GET ${ENV}/values`], [`DELETE ${ENV}/values/KEY`]]);
    expect(sync).toMatchObject({ syncStatus: null, removeStatus: 'failed' });
    expect(JSON.parse(sync.lastRemoveMessage ?? '')).toMatchObject({ secretKey: 'KEY' });
    expect(world.state.syncs).toContain(sync);
  });
});

test('at most five syncs of a connection are at work at a time', async () => {
  const { id: connectionId } = world.connection();
  const hold = gate();
  world.faults.add({ path: /values/, action: { kind: 'hold', until: hold.until } });
  const syncs = Array.from({ length: 7 }, () => world.sync({ connectionId }));
  for (const sync of syncs) await world.askSync(sync, '/sync-secrets');
  await vi.waitFor(() => expect(world.calls()).toHaveLength(5));
  expect(syncs.filter(({ syncStatus }) => syncStatus === 'running')).toHaveLength(5);
  hold.open();
  await world.settled();
  expect(syncs.every(({ syncStatus }) => syncStatus === 'succeeded')).toBe(true);
});

test.each([
  ['/sync-secrets', 'POST', 'sync-secrets'],
  ['/remove-secrets', 'POST', 'remove-secrets'],
  ['?removeSecrets=true', 'DELETE', 'remove-secrets'],
  ['?removeSecrets=true', 'DELETE', 'delete'],
] as const)('%s by %s needs the right %s', async (what, method, right) => {
  const { rights } = world.state.seed.identity;
  rights.syncs = rights.syncs.filter((other) => other !== right);
  const sync = world.sync();
  expect(await world.askSync(sync, what, method)).toMatchObject({
    status: 403,
    body: { message: `You are not allowed to ${right} on secret-syncs` },
  });
  await world.settled();
  expect(world.calls()).toEqual([]);
});

test('a reset ends the jobs that wait', async () => {
  const { next } = heldJobs(world);
  await world.askSync(world.sync(), '/sync-secrets');
  world.reset();
  next();
  await world.settled();
  expect(world.calls()).toEqual([]);
});
