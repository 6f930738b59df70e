import { beforeEach, describe, expect, test, vi } from 'vitest';
import { capturesItem } from '@/utils/capture/storage';
import { discardCapture, storeCapture } from '@/utils/capture/vault';
import { failureOf } from '@/utils/failure';
import { preflightItem } from '@/utils/preflight/storage';
import { closeSetup, lookUpSetup, openSetup, startLook } from '@/utils/syncs/coordinator';
import { setupItem, syncDraftItem, syncIntentItem } from '@/utils/syncs/storage';
import { hurry } from '../hurry';
import { simulatedWorld } from '../infisical/world';
import { create, look, pressCreate, pressRun, readyToSync, run, settled, settledIn } from './world';

vi.mock('@/utils/sleep', { spy: true });

const SYNCS = /^\/api\/v1\/secret-syncs\/humanitec$/;
const world = simulatedWorld();
beforeEach(() => void hurry());
const us = () => world.simulators.infisical.us;
const writes = () =>
  world
    .sent()
    .filter(({ method, path }) => method !== 'GET' && /secret-syncs\/humanitec(?!\/check)/.test(path));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing refused',
    (error: unknown) => failureOf(error).code,
  );

describe('a first sync', () => {
  test('is looked at, created at rest, read back, run once and watched to its end; then the token is forgotten', async () => {
    us().arrange.secrets({ NEW: 'text', KNOWN: 'text' });
    const { request, put, connection } = await readyToSync(world);
    put('KNOWN');
    put('FOREIGN');
    const found = await look(request());
    expect(found.look).toMatchObject({
      dryRun: { obstacles: [] },
      duplicates: { found: [], isElsewhere: false, unlisted: 0 },
    });
    expect(writes()).toEqual([]);

    await pressCreate(found.look.id);
    const made = await settledIn('created');
    expect(us().state.syncs).toMatchObject([
      {
        name: 'humanitec-shop',
        connectionId: connection.id,
        isAutoSyncEnabled: false,
        syncOptions: { disableSecretDeletion: true },
        syncStatus: null,
      },
    ]);
    expect(made.sync.url).toContain(`/secret-syncs/humanitec/${us().state.syncs[0]?.id}`);
    expect(await syncIntentItem.get()).toBeNull();

    await settledTurn();
    expect(await run(made)).toMatchObject({ message: null });
    expect([...world.simulators.humanitec.app('acme', 'shop').values.keys()].toSorted()).toEqual([
      'FOREIGN',
      'KNOWN',
      'NEW',
    ]);
    expect(us().state.syncs).toMatchObject([{ syncStatus: 'succeeded', isAutoSyncEnabled: false }]);
    expect(await capturesItem.get()).toEqual([]);
  });

  test('that is to run by itself does so from its first run on', async () => {
    const { request } = await readyToSync(world);
    await run(await create({ ...request(), isAutomatic: true }));
    expect(us().state.syncs).toMatchObject([{ syncStatus: 'succeeded', isAutoSyncEnabled: true }]);
  });

  test('keeps the token where keys may have been made empty, which another run fills', async () => {
    us().arrange.version('2025-03');
    us().arrange.secrets({ NEW: 'text' });
    const { request } = await readyToSync(world);
    const made = await create(request());
    expect(made.look?.dryRun.emptyAtFirst).toEqual(['NEW']);
    await run(made);
    expect(await capturesItem.get()).toHaveLength(1);
  });
});

test('what was chosen in the form is kept until it is looked at, or the setup is closed', async () => {
  const { request, connection } = await readyToSync(world);
  const draft = { siteUrl: 'https://app.infisical.com', connectionId: connection.id, app: 'acme/shop' };
  await syncDraftItem.set(draft);
  await openSetup(draft);
  expect(await syncDraftItem.get()).toEqual(draft);
  await look(request());
  expect(await syncDraftItem.get()).toBeNull();
  await syncDraftItem.set(draft);
  await closeSetup();
  expect(await syncDraftItem.get()).toBeNull();
});

test('a token that was lost meanwhile is replaced by another one of the same service user', async () => {
  const { request, token, captureId } = await readyToSync(world);
  const { look: shown } = await look(request());
  const preflight = await preflightItem.get();
  await discardCapture(captureId);
  await pressCreate(shown.id);
  expect((await settledIn('looked')).failure?.code).toBe('pushCaptureGone');
  await settledTurn();
  await storeCapture({ token }, { source: 'paste' });
  const again = (await capturesItem.get())[0]?.id ?? '';
  if (preflight) await preflightItem.set({ ...preflight, captureId: again });
  await pressCreate(shown.id);
  await settledIn('created');
});

describe('nothing is sent', () => {
  test('with another token than the one shown, for an app that it cannot write, or of another service user', async () => {
    const { request } = await readyToSync(world);
    const refused = async (given: Parameters<typeof startLook>[0]) => {
      await startLook(given);
      const { failure } = await settledIn('choosing');
      await settledTurn();
      return failure?.code;
    };
    expect(await refused({ ...request(), captureId: 'another' })).toBe('pushCaptureGone');
    const { plan } = request();
    const destination = { ...plan.destination, app: 'billing' };
    expect(await refused({ ...request(), plan: { ...plan, destination } })).toBe('syncAppNotWritable');
    const setup = await setupItem.get();
    if (setup) await setupItem.set({ ...setup, target: { ...setup.target, serviceUserId: 's-another' } });
    expect(await refused(request())).toBe('syncServiceUserDiffers');
    expect(world.sent('GET', /values|secrets/)).toEqual([]);
  });

  test('while something speaks against it: an obstacle, or another sync that would lose its keys', async () => {
    us().arrange.secrets({ '1ST': 'text' });
    const { request, connection } = await readyToSync(world);
    await pressCreate((await look(request())).look.id);
    expect((await settledIn('looked')).failure?.code).toBe('syncObstacles');
    await settledTurn();

    us().state.secrets = [];
    const destinationConfig = { scope: 'application', org: 'acme', app: 'shop' } as const;
    us().arrange.sync({ name: 'older', connectionId: connection.id, destinationConfig });
    const found = await look(request({ disableSecretDeletion: false }));
    expect(found.look.duplicates.found).toEqual([{ name: 'older', project: 'shop', deletes: false }]);
    await pressCreate(found.look.id);
    expect((await settledIn('looked')).failure?.code).toBe('syncDuplicate');
    expect(writes()).toEqual([]);
  });

  test('when what it would do is not what was shown any more, at the create and at the run', async () => {
    const { request, put } = await readyToSync(world);
    const found = await look(request());
    put('LATER');
    await pressCreate(found.look.id);
    const again = await settledIn('looked');
    expect(again).toMatchObject({ failure: { code: 'syncChanged' } });
    expect(again.look.dryRun.keys).toEqual([{ key: 'LATER', effect: 'left-alone' }]);
    await settledTurn();
    expect(await codeOf(pressCreate(found.look.id))).toBe('syncChanged');
    expect(writes()).toEqual([]);

    await pressCreate(again.look.id);
    const made = await settledIn('created');
    put('EVEN_LATER');
    await settledTurn();
    await pressRun(made.look?.id ?? '');
    expect((await settledIn('created')).failure?.code).toBe('syncChanged');
    expect(us().state.syncs).toMatchObject([{ syncStatus: null }]);
  });

  test('when its settings were changed in Infisical', async () => {
    const { request } = await readyToSync(world);
    const made = await create(request());
    const [sync] = us().state.syncs;
    if (sync) sync.syncOptions.disableSecretDeletion = false;
    await pressRun(made.look?.id ?? '');
    expect((await settledIn('created')).failure?.code).toBe('syncSettingsChanged');
    expect(us().state.syncs).toMatchObject([{ syncStatus: null }]);
  });
});

describe('a server that drops an option', () => {
  test('keeps no sync: it is deleted again, and what it has in Humanitec stays', async () => {
    us().arrange.version('2025-03', { disableSecretDeletion: false });
    const { request, put } = await readyToSync(world);
    put('FOREIGN');
    await pressCreate((await look(request({ keySchema: 'INF_{{secretKey}}' }))).look.id);
    expect(await settledIn('looked')).toMatchObject({
      failure: {
        code: 'syncOptionsDropped',
        params: [],
        terms: ['popup.sync.deletes', 'popup.sync.schema'],
      },
    });
    expect(us().state.syncs).toEqual([]);
    expect([...world.simulators.humanitec.app('acme', 'shop').values.keys()]).toEqual(['FOREIGN']);
    expect(writes().map(({ method }) => method)).toEqual(['POST', 'DELETE']);
    expect(writes().at(-1)?.path).not.toContain('removeSecrets');
  });
});

describe('a lost answer', () => {
  test('to a create that was carried out is looked up by its name, and sent once', async () => {
    const { request } = await readyToSync(world);
    const { look: shown } = await look(request());
    world.simulators.faults.add({ method: 'POST', path: SYNCS, times: 1, action: { kind: 'drop-after' } });
    await pressCreate(shown.id);
    await settledIn('created');
    expect(us().state.syncs).toHaveLength(1);
    expect(world.sent('POST', SYNCS)).toHaveLength(1);
  });

  test('to one that was not is uncertain until it cannot come any more; nothing else begins', async () => {
    const { request } = await readyToSync(world);
    const { look: shown } = await look(request());
    world.simulators.faults.add({ method: 'POST', path: SYNCS, times: 1, action: { kind: 'drop-before' } });
    await pressCreate(shown.id);
    await settledIn('uncertain');
    await settledTurn();
    expect(await codeOf(openSetup({ siteUrl: 'https://app.infisical.com', connectionId: 'any' }))).toBe(
      'syncUnfinished',
    );
    expect(await codeOf(startLook(request()))).toBe('syncUnfinished');
    const intent = await syncIntentItem.get();
    if (intent) await syncIntentItem.set({ ...intent, sentAt: intent.sentAt - 120_000 });
    await lookUpSetup();
    expect(await settled()).toMatchObject({ state: 'looked', failure: { code: 'syncNotCreated' } });
    expect(world.sent('POST', SYNCS)).toHaveLength(1);
  });

  test('is looked up after the browser was closed, too; then it is looked at anew before it runs', async () => {
    const { request } = await readyToSync(world);
    const made = await create(request());
    const { id, target } = made;
    await syncIntentItem.set({ id, target, request: made.request, sentAt: Date.now() });
    await setupItem.set(null);
    await lookUpSetup();
    const found = await settledIn('created');
    expect(found).toMatchObject({ look: null, sync: { id: made.sync.id } });
    await pressRun('');
    expect(await settledIn('created')).toMatchObject({
      failure: { code: 'syncChanged' },
      look: { dryRun: {} },
    });
    expect(JSON.stringify(await syncIntentItem.get())).not.toContain('dryRun');
  });

  test('is looked up hours later, and a sync that somebody has changed since is left alone', async () => {
    const { request } = await readyToSync(world);
    const { id, target, request: sent } = await create(request());
    const [sync] = us().state.syncs;
    if (sync) sync.syncOptions.disableSecretDeletion = false;
    await syncIntentItem.set({ id, target, request: sent, sentAt: Date.now() - 3_600_000 });
    await setupItem.set(null);
    await lookUpSetup();
    expect(await settledIn('choosing')).toMatchObject({ failure: { code: 'syncSettingsChanged' } });
    expect(us().state.syncs).toHaveLength(1);
    expect(writes().map(({ method }) => method)).toEqual(['POST']);
  });
});

describe('a background that was stopped', () => {
  test('goes on with a look, and with a run that it had asked for', async () => {
    const { request } = await readyToSync(world);
    const made = await create(request());
    const { id, target, sync, look: shown } = made;
    await setupItem.set({ id, target, request: request(), state: 'looking' });
    await lookUpSetup();
    // Its own name is taken by now.
    expect((await settledIn('choosing')).failure?.code).toBe('infisicalSyncNameTaken');
    const [stored] = us().state.syncs;
    if (stored)
      Object.assign(stored, {
        syncStatus: 'failed',
        lastSyncMessage: '{"secretKey":"A","error":{"error":"API-403"}}',
      });
    const asked = { at: Date.now(), before: { status: null, syncedAt: null } };
    await setupItem.set({ id, target, request: request(), sync, look: shown, asked, state: 'running' });
    await lookUpSetup();
    expect(await settledIn('ended')).toMatchObject({
      message: { key: 'sync.lastRun.keyRefused', params: ['A', 'API-403'] },
    });
  });

  test('says of what it had not asked for that nothing was sent', async () => {
    const { request } = await readyToSync(world);
    const { id, target, look: shown } = await look(request());
    await setupItem.set({ id, target, request: request(), look: shown, state: 'creating' });
    await lookUpSetup();
    expect(await settledIn('looked')).toMatchObject({ failure: { code: 'syncInterrupted' } });
    expect(writes()).toEqual([]);
  });
});

/** What was under way is over a turn after its result is shown. */
const settledTurn = () => new Promise((resolve) => setTimeout(resolve));
