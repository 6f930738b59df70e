import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { failureOf } from '@/utils/failure';
import { closeSetup } from '@/utils/syncs/coordinator';
import { setupItem } from '@/utils/syncs/storage';
import type { Sync } from '../../simulators/infisical/index';
import { latch } from '../../support/latch';
import { simulatedWorld } from '../infisical/world';
import { create, look, pressCreate, pressRun, readyToSync, settledIn } from './world';

/** What stands between a first sync and what nobody meant, where somebody else or a server does something meanwhile. */

const SYNCS = /^\/api\/v1\/secret-syncs\/humanitec$/;
const RUN = /sync-secrets$/;
const world = simulatedWorld();
const us = () => world.simulators.infisical.us;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing refused',
    (error: unknown) => failureOf(error).code,
  );

/** Has requests wait, until they are let go, before they are handled or before they are answered. */
function hold(method: string, path: RegExp, kind: 'hold' | 'hold-answer') {
  const { until, release } = latch();
  world.simulators.faults.add({ method, path, times: 1, action: { kind, until } });
  return { release, arrived: () => expect.poll(() => world.sent(method, path)).toHaveLength(1) };
}

describe('nothing is asked of anybody', () => {
  test('for an organization that an administrator does not allow', async () => {
    const { request } = await readyToSync(world);
    const { look: shown } = await look(request());
    await fakeBrowser.storage.managed.set({ policy: { allowedHumanitecOrganizations: ['globex'] } });
    const before = world.sent().length;
    await pressCreate(shown.id);
    expect((await settledIn('looked')).failure?.code).toBe('pushOrganizationNotAllowed');
    expect(world.sent()).toHaveLength(before);
  });

  test('in another organization of Infisical than the connection is in', async () => {
    const { request } = await readyToSync(world);
    const { look: shown, ...setup } = await look(request());
    await setupItem.set({ ...setup, look: shown, target: { ...setup.target, organizationId: 'another' } });
    const before = world.sent(undefined, /secret/).length;
    await pressCreate(shown.id);
    expect((await settledIn('looked')).failure?.code).toBe('pushOrganizationChanged');
    expect(world.sent(undefined, /secret/)).toHaveLength(before);
  });
});

describe('a sync is read back, whatever the answer to its creation says: it does not stay', () => {
  test.each<[string, (sync: Sync) => void, string]>([
    [
      'where it would delete',
      ({ syncOptions }) => {
        syncOptions.disableSecretDeletion = false;
      },
      'popup.sync.deletes',
    ],
    [
      'where its keys have other names',
      ({ syncOptions }) => {
        delete syncOptions.keySchema;
      },
      'popup.sync.schema',
    ],
    [
      'where it would take sub-folders along',
      ({ syncOptions }) => {
        syncOptions.recursive = true;
      },
      'popup.sync.subfolders',
    ],
    [
      'where it would run by itself',
      (sync) => {
        sync.isAutoSyncEnabled = true;
      },
      'popup.sync.automatic',
    ],
    [
      'where it writes elsewhere',
      (sync) => {
        sync.destinationConfig = { scope: 'application', org: 'acme', app: 'billing' };
      },
      'popup.sync.app',
    ],
  ])('%s', async (_what, change, differing) => {
    const { request } = await readyToSync(world);
    const { look: shown } = await look(request({ keySchema: 'INF_{{secretKey}}' }));
    const { release, arrived } = hold('POST', SYNCS, 'hold-answer');
    await pressCreate(shown.id);
    await arrived();
    await expect.poll(() => us().state.syncs).toHaveLength(1);
    for (const sync of us().state.syncs) change(sync);
    release();
    const { failure } = await settledIn('looked');
    expect(failure).toMatchObject({ code: 'syncOptionsDropped', terms: [differing] });
    expect(us().state.syncs).toEqual([]);
    expect(world.sent('POST', RUN)).toEqual([]);
  });
});

describe('somebody else’s sync that has got the name meanwhile is not deleted', () => {
  test.each<[string, Partial<Sync>]>([
    ['for another place', { destinationConfig: { scope: 'application', org: 'acme', app: 'billing' } }],
    [
      'for the same place, with other options',
      { syncOptions: { initialSyncBehavior: 'overwrite-destination', disableSecretDeletion: false } },
    ],
  ])('%s', async (_what, given) => {
    const { request, connection } = await readyToSync(world);
    const { look: shown } = await look(request());
    const { release, arrived } = hold('POST', SYNCS, 'hold');
    await pressCreate(shown.id);
    await arrived();
    us().arrange.sync({
      name: request().name,
      connectionId: connection.id,
      destinationConfig: { scope: 'application', org: 'acme', app: 'shop' },
      ...given,
    });
    release();
    expect((await settledIn('looked')).failure?.code).toBe('infisicalSyncNameTaken');
    expect(us().state.syncs).toHaveLength(1);
    expect(world.sent('DELETE')).toEqual([]);
  });
});

test('nor is one that has got it while the answer was lost', async () => {
  const { request, connection } = await readyToSync(world);
  const { look: shown } = await look(request());
  world.simulators.faults.add({ method: 'POST', path: SYNCS, times: 1, action: { kind: 'drop-before' } });
  await pressCreate(shown.id);
  await expect.poll(() => world.sent('POST', SYNCS)).toHaveLength(1);
  us().arrange.sync({
    name: request().name,
    connectionId: connection.id,
    destinationConfig: { scope: 'application', org: 'acme', app: 'billing' },
  });
  expect((await settledIn('looked')).failure?.code).toBe('infisicalSyncNameTaken');
  expect(us().state.syncs).toHaveLength(1);
  expect(world.sent('DELETE')).toEqual([]);
});

describe('a run', () => {
  test('is of what was shown last', async () => {
    const { request } = await readyToSync(world);
    await create(request());
    expect(await codeOf(pressRun('an earlier look'))).toBe('syncChanged');
    expect(world.sent('POST', RUN)).toEqual([]);
  });

  test('is noted before it is asked for, so that another background does not ask again', async () => {
    const { request } = await readyToSync(world);
    const made = await create(request());
    const { release, arrived } = hold('POST', RUN, 'hold');
    await pressRun(made.look?.id ?? '');
    await arrived();
    expect(await setupItem.get()).toMatchObject({ state: 'running', asked: { at: expect.any(Number) } });
    release();
    await settledIn('ended');
  });

  test('does not begin for somebody who has closed the setup: until it was asked for, that cannot be closed', async () => {
    const { request } = await readyToSync(world);
    const made = await create(request());
    const path = /apps\/shop\/values$/;
    const before = world.sent('GET', path).length;
    const { until, release } = latch();
    world.simulators.faults.add({ method: 'GET', path, times: 1, action: { kind: 'hold', until } });
    await pressRun(made.look?.id ?? '');
    await expect.poll(() => world.sent('GET', path)).toHaveLength(before + 1);
    expect(await codeOf(closeSetup())).toBe('syncUnfinished');
    release();
    await expect.poll(() => world.sent('POST', RUN)).toHaveLength(1);
    expect(await codeOf(closeSetup())).toBe('nothing refused');
    expect(await setupItem.get()).toBeNull();
  });
});
