import { describe, expect, test } from 'vitest';
import { currentCapture } from '@/utils/capture/vault';
import { failureOf } from '@/utils/failure';
import { clearPush, lookUp, startPush } from '@/utils/push/start';
import type { Intent, PushRequest } from '@/utils/push/types';
import { credentialItem, historyItem, intentItem, pushItem } from '@/utils/storage';
import type { FaultAction } from '../../simulators/faults';
import { simulatedWorld } from '../infisical/harness';
import { push, type Scene, setScene, settled } from './scene';

const CREATE = /^\/api\/v1\/app-connections\/humanitec$/;
const BY_NAME = /connection-name/;
/** A look-up takes up to six seconds until it says that there is nothing. */
const PATIENCE = 20_000;

const world = simulatedWorld();
const us = () => world.simulators.infisical.us;
const creates = () => world.sent('POST', CREATE).length;
const refusal = (work: Promise<unknown>) => work.catch((error) => failureOf(error).code);
const keys = (sentences: readonly { key: string }[] | undefined) => sentences?.map(({ key }) => key) ?? [];

function failOnce(method: string, path: RegExp, action: FaultAction): void {
  world.simulators.faults.add({ method, path, times: 1, action });
}

/** What is on disk when the browser stopped the worker after the request had gone out. */
function intentOf({ profile }: Scene, request: PushRequest, given: Partial<Intent> = {}): Intent {
  const { seed } = us().state;
  return {
    id: 'push-1',
    request,
    profile,
    account: { kind: 'machine-identity', organization: seed.organization },
    pushed: { humanitecOrganizations: ['acme'] },
    sentAt: Date.now(),
    ...given,
  };
}

describe('one request', () => {
  test('for two clicks, two popups, two tabs at once', async () => {
    const scene = await setScene(world);
    await Promise.all([startPush(scene.create()), startPush(scene.create()), startPush(scene.create())]);
    expect((await settled()).state).toBe('succeeded');
    expect(creates()).toBe(1);
    expect(await historyItem.get()).toHaveLength(1);
  });

  test('for a click after the success: the capture is gone', async () => {
    const scene = await setScene(world);
    await push(scene.create());
    expect(await refusal(startPush(scene.create()))).toBe('pushCaptureGone');
    expect(creates()).toBe(1);
  });

  test('while it runs, and it cannot be cleared away', async () => {
    const scene = await setScene(world);
    failOnce('POST', CREATE, { kind: 'delay', ms: 300 });
    await startPush(scene.create());
    expect(await refusal(clearPush())).toBe('pushUnfinished');
    expect(await refusal(startPush({ ...scene.create(), captureId: 'other' }))).toBe('pushUnfinished');
    expect((await settled()).state).toBe('succeeded');
    expect(creates()).toBe(1);
  });

  test('is cleared away after its result, also while a page that has just opened looks for one cut off', async () => {
    const scene = await setScene(world);
    await push(scene.create());
    await Promise.all([lookUp(), clearPush()]);
    expect(await pushItem.get()).toBeNull();
  });
});

describe('the intent', () => {
  test('is on disk before the request goes out, without the token', async () => {
    const scene = await setScene(world);
    failOnce('POST', CREATE, { kind: 'delay', ms: 300 });
    await startPush(scene.create());
    while (creates() === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const intent = await intentItem.get();
    expect(intent?.request).toEqual(scene.create());
    expect(JSON.stringify(intent)).not.toContain(scene.token);
    await settled();
  });
});

describe('an answer that was lost', () => {
  test('is found by name when the connection was made', async () => {
    const scene = await setScene(world);
    failOnce('POST', CREATE, { kind: 'drop-after' });
    const { state, proof } = await push(scene.create());
    expect(state).toBe('succeeded');
    expect(keys(proof?.proven)).toContain('push.proven.recovered');
    expect(us().state.connections).toHaveLength(1);
    expect(creates()).toBe(1);
    expect(await currentCapture()).toBeNull();
  });

  test.each([
    ['the network broke before', { kind: 'drop-before' }],
    ['a gateway gave up', { kind: 'status', status: 504 }],
    ['a web page came instead', { kind: 'html' }],
  ] as [string, FaultAction][])(
    'means "not created" when nothing is there: %s',
    async (_, action) => {
      const scene = await setScene(world);
      failOnce('POST', CREATE, action);
      const { state, failure } = await push(scene.create());
      expect([state, failure?.code]).toEqual(['failed', 'pushNotCreated']);
      expect(us().state.connections).toEqual([]);
      expect((await currentCapture())?.capture.id).toBe(scene.captureId);

      expect((await push(scene.create())).state).toBe('succeeded');
      expect(us().state.connections).toHaveLength(1);
    },
    PATIENCE,
  );

  test(
    'is found although it is committed late',
    async () => {
      const scene = await setScene(world);
      failOnce('POST', CREATE, { kind: 'drop-before' });
      await startPush(scene.create());
      setTimeout(
        () => us().arrange.connection({ name: 'humanitec-acme', description: 'Service user infisical-sync' }),
        500,
      );
      expect((await settled()).state).toBe('succeeded');
    },
    PATIENCE,
  );

  test(
    'stays uncertain while it cannot be looked up, blocks a retry, and is found later',
    async () => {
      const scene = await setScene(world);
      failOnce('POST', CREATE, { kind: 'drop-after' });
      const request = scene.create();
      await startPush(request);
      while (creates() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      world.simulators.faults.add({ method: 'GET', path: BY_NAME, action: { kind: 'status', status: 500 } });
      const { state, failure } = await settled();
      expect([state, failure?.code]).toEqual(['uncertain', 'pushUncertain']);
      expect((await currentCapture())?.capture.id).toBe(scene.captureId);
      expect(await refusal(startPush(request))).toBe('pushUnfinished');

      world.simulators.faults.clear();
      await lookUp();
      expect((await pushItem.get())?.state).toBe('succeeded');
      expect(us().state.connections).toHaveLength(1);
      expect(creates()).toBe(1);
    },
    PATIENCE,
  );

  test('can be given up by the user', async () => {
    const scene = await setScene(world);
    await intentItem.set(intentOf(scene, scene.create()));
    await clearPush();
    expect([await intentItem.get(), await pushItem.get()]).toEqual([null, null]);
  });
});

describe('after the browser stopped the extension', () => {
  test('a push that was carried out is told as created, once', async () => {
    const scene = await setScene(world);
    us().arrange.connection({ name: 'humanitec-acme', description: 'Service user infisical-sync' });
    await intentItem.set(intentOf(scene, scene.create()));
    await Promise.all([lookUp(), lookUp()]);
    expect(await pushItem.get()).toMatchObject({
      state: 'succeeded',
      proof: { connection: { name: 'humanitec-acme' } },
    });
    expect(await historyItem.get()).toHaveLength(1);
    expect(await intentItem.get()).toBeNull();
    expect(creates()).toBe(0);

    await intentItem.set(intentOf(scene, scene.create()));
    await lookUp();
    expect(await historyItem.get()).toHaveLength(1);
  });

  test(
    'a push that was not carried out is told as such',
    async () => {
      const scene = await setScene(world);
      await intentItem.set(intentOf(scene, scene.create()));
      await lookUp();
      expect(await pushItem.get()).toMatchObject({ state: 'failed', failure: { code: 'pushNotCreated' } });
    },
    PATIENCE,
  );

  test(
    "an older connection of that name is not taken for it, somebody else's new one is not certain",
    async () => {
      const scene = await setScene(world);
      const old = us().arrange.connection({
        name: 'humanitec-acme',
        description: 'Service user infisical-sync',
        createdAt: '2026-01-01T00:00:00.000Z',
      });
      await intentItem.set(intentOf(scene, scene.create()));
      await lookUp();
      expect((await pushItem.get())?.state).toBe('failed');

      Object.assign(old, { createdAt: new Date().toISOString(), description: 'by somebody else' });
      await intentItem.set(intentOf(scene, scene.create(), { id: 'push-2' }));
      await lookUp();
      expect((await pushItem.get())?.state).toBe('uncertain');
    },
    PATIENCE,
  );

  test('a push that had sent nothing is told as such', async () => {
    const scene = await setScene(world);
    await pushItem.set({
      id: 'push-1',
      request: scene.create(),
      state: 'running',
      step: 'signing-in',
      warnings: [],
      startedAt: Date.now(),
    });
    await lookUp();
    expect(await pushItem.get()).toMatchObject({ state: 'failed', failure: { code: 'pushInterrupted' } });
  });

  test('a push stays uncertain without its sign-in', async () => {
    const scene = await setScene(world);
    await credentialItem(scene.profile.id).set(null);
    await intentItem.set(intentOf(scene, scene.create()));
    await lookUp();
    expect((await pushItem.get())?.state).toBe('uncertain');
    expect(await intentItem.get()).not.toBeNull();
  });

  test('a new push waits for the look-up and then goes on', async () => {
    const scene = await setScene(world);
    const looking = lookUp();
    expect((await push(scene.create())).state).toBe('succeeded');
    await looking;
  });

  test('a rotation is recognised by its hash', async () => {
    const scene = await setScene(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    const before = { credentialsHash: 'hash of the old token', updatedAt: connection.updatedAt };
    await intentItem.set(intentOf(scene, scene.rotate(connection.id), { before }));
    await lookUp();
    expect((await pushItem.get())?.state).toBe('succeeded');
  });
});
