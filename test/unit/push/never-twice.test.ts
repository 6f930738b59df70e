import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepPushing } from '@/entrypoints/background/push';
import { capturesItem } from '@/utils/capture/storage';
import { currentCapture, sweepCaptures } from '@/utils/capture/vault';
import { loadDestination } from '@/utils/destination/load';
import { destinationItem } from '@/utils/destination/storage';
import { failureOf } from '@/utils/failure';
import { historyItem } from '@/utils/history/storage';
import { credentialItem } from '@/utils/infisical/storage';
import { clearPush, lookUp, startPush } from '@/utils/push/coordinator';
import { newPush } from '@/utils/push/state';
import { intentItem, pushItem } from '@/utils/push/storage';
import type { Intent, PushRequest } from '@/utils/push/types';
import type { FaultAction } from '../../simulators/faults';
import { hurry } from '../hurry';
import { simulatedWorld } from '../infisical/world';
import { longAgo, push, type Ready, readyToPush, settled, told } from './world';

vi.mock('@/utils/sleep', { spy: true });

const CREATE = /^\/api\/v1\/app-connections\/humanitec$/;
const BY_NAME = /connection-name/;

const world = simulatedWorld();
const us = () => world.simulators.infisical.us;
const creates = () => world.sent('POST', CREATE).length;
const refusal = (work: Promise<unknown>) => work.catch((error) => failureOf(error).code);
const keys = (sentences: readonly { key: string }[] | undefined) => sentences?.map(({ key }) => key) ?? [];

const alarms = async () => (await fakeBrowser.alarms.getAll()).filter(({ name }) => name.startsWith('push'));

function failOnce(method: string, path: RegExp, action: FaultAction): void {
  world.simulators.faults.add({ method, path, times: 1, action });
}

/** What is on disk when the browser stopped the worker after the request had gone out. */
function intentOf({ profile }: Ready, request: PushRequest, given: Partial<Intent> = {}): Intent {
  const { seed } = us().state;
  return {
    id: 'push-1',
    request,
    profile,
    account: { kind: 'machine-identity', organization: seed.organization },
    token: { humanitecOrganizations: ['acme'] },
    sentAt: Date.now(),
    report: { proven: [], warnings: [] },
    ...given,
  };
}

describe('one request', () => {
  test('for two clicks, two popups, two tabs at once', async () => {
    const ready = await readyToPush(world);
    await Promise.all([startPush(ready.create()), startPush(ready.create()), startPush(ready.create())]);
    expect((await settled()).state).toBe('succeeded');
    expect(creates()).toBe(1);
    expect(await historyItem.get()).toHaveLength(1);
  });

  test('for a click after the success: the capture is gone', async () => {
    const ready = await readyToPush(world);
    await push(ready.create());
    expect(await refusal(startPush(ready.create()))).toBe('pushCaptureGone');
    expect(creates()).toBe(1);
  });

  test('while it runs, and it cannot be cleared away', async () => {
    const ready = await readyToPush(world);
    failOnce('POST', CREATE, { kind: 'delay', ms: 300 });
    await startPush(ready.create());
    expect(await refusal(clearPush())).toBe('pushUnfinished');
    expect(await refusal(startPush({ ...ready.create(), captureId: 'other' }))).toBe('pushUnfinished');
    expect((await settled()).state).toBe('succeeded');
    expect(creates()).toBe(1);
  });

  test('is cleared away after its result, also while a page that has just opened looks for one cut off', async () => {
    const ready = await readyToPush(world);
    await push(ready.create());
    await Promise.all([lookUp(), clearPush()]);
    expect(await pushItem.get()).toBeNull();
  });
});

describe('the intent', () => {
  test('is on disk before the request goes out, without the token', async () => {
    const ready = await readyToPush(world);
    failOnce('POST', CREATE, { kind: 'delay', ms: 300 });
    await startPush(ready.create());
    while (creates() === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const intent = await intentItem.get();
    expect(intent?.request).toEqual(ready.create());
    expect(JSON.stringify(intent)).not.toContain(ready.token);
    await settled();
  });

  test('of an earlier version is looked up all the same after an update', async () => {
    const ready = await readyToPush(world);
    const { token, report, ...same } = intentOf(ready, ready.create());
    us().arrange.connection({ name: 'humanitec-acme', description: 'Service user infisical-sync' });
    const first = { ...same, pushed: token, remarks: report };
    await fakeBrowser.storage.local.set({ intent: first, intent$: { v: 1 } });
    vi.resetModules();
    const updated = await import('@/utils/push/coordinator');
    await updated.lookUp();
    expect((await pushItem.get())?.state).toBe('succeeded');
    expect(await historyItem.get()).toMatchObject([token]);
  });
});

describe('an answer that was lost', () => {
  test('is found by name when the connection was made', async () => {
    const ready = await readyToPush(world);
    failOnce('POST', CREATE, { kind: 'drop-after' });
    const { state, proof } = await push(ready.create());
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
    ['a proxy had an error of its own', { kind: 'status', status: 500 }],
  ] as [string, FaultAction][])(
    'means "not created" only when Infisical cannot be at work on it any more: %s',
    async (_, action) => {
      const ready = await readyToPush(world);
      failOnce('POST', CREATE, action);
      const { pauses } = hurry();
      const open = await push(ready.create());
      expect([open.state, open.obstacle]).toEqual(['uncertain', undefined]);
      expect(pauses()).toEqual([1_000, 2_000, 3_000]);
      // Infisical asks Humanitec up to four times before it stores a token, which takes up to a minute.
      expect((open.lookUntil ?? 0) - open.startedAt).toBeGreaterThan(60_000);
      expect(await refusal(startPush(ready.create({ name: 'humanitec-acme-2' })))).toBe('pushUnfinished');

      await lookUp();
      expect((await pushItem.get())?.state).toBe('uncertain');
      await longAgo();
      await lookUp();
      const { state, failure } = (await told()) ?? {};
      expect([state, failure?.code]).toEqual(['failed', 'pushNotCreated']);
      expect(us().state.connections).toEqual([]);
      expect((await currentCapture())?.capture.id).toBe(ready.captureId);

      expect((await push(ready.create())).state).toBe('succeeded');
      expect(us().state.connections).toHaveLength(1);
    },
  );

  test('is found although it is committed late', async () => {
    const ready = await readyToPush(world);
    failOnce('POST', CREATE, { kind: 'drop-before' });
    await startPush(ready.create());
    const looksSince = () => {
      const sent = world.sent();
      const lost = sent.findIndex(({ method, path }) => method === 'POST' && CREATE.test(path));
      return lost < 0 ? [] : sent.slice(lost).filter(({ path }) => BY_NAME.test(path));
    };
    await expect.poll(looksSince).not.toEqual([]);
    us().arrange.connection({ name: 'humanitec-acme', description: 'Service user infisical-sync' });
    expect((await settled()).state).toBe('succeeded');
  });

  test('is found when Infisical takes longer than anybody waits', async () => {
    const ready = await readyToPush(world);
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms === 60_000 ? 100 : ms));
    failOnce('POST', CREATE, { kind: 'delay', ms: 500 });
    const { state, proof } = await push(ready.create());
    expect([state, creates()]).toEqual(['succeeded', 1]);
    expect(keys(proof?.proven)).toContain('push.proven.recovered');
  });

  test('is found although it is committed after the first looks, by the alarm alone', async () => {
    const ready = await readyToPush(world);
    keepPushing();
    failOnce('POST', CREATE, { kind: 'status', status: 504 });
    hurry();
    expect((await push(ready.create())).state).toBe('uncertain');
    us().arrange.connection({ name: 'humanitec-acme', description: 'Service user infisical-sync' });
    const [alarm] = await alarms();
    expect(alarm?.scheduledTime).toBe((await told())?.lookUntil);
    await fakeBrowser.alarms.onAlarm.trigger({ name: alarm?.name ?? '', scheduledTime: 0 });
    await expect.poll(async () => (await pushItem.get())?.state).toBe('succeeded');
    expect(creates()).toBe(1);
    await expect.poll(alarms).toEqual([]);
  });

  test('stays uncertain while it cannot be looked up, blocks a retry, and is found later', async () => {
    const ready = await readyToPush(world);
    failOnce('POST', CREATE, { kind: 'drop-after' });
    const request = ready.create();
    await startPush(request);
    while (creates() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    world.simulators.faults.add({ method: 'GET', path: BY_NAME, action: { kind: 'status', status: 500 } });
    const { state, obstacle } = await settled();
    expect(state).toBe('uncertain');
    expect(obstacle?.code).toBe('infisicalServerError');
    expect((await currentCapture())?.capture.id).toBe(ready.captureId);
    expect(await refusal(startPush(request))).toBe('pushUnfinished');

    world.simulators.faults.clear();
    await lookUp();
    expect((await pushItem.get())?.state).toBe('succeeded');
    expect(us().state.connections).toHaveLength(1);
    expect(creates()).toBe(1);
  });

  test('can be given up by the user', async () => {
    const ready = await readyToPush(world);
    await intentItem.set(intentOf(ready, ready.create()));
    await clearPush();
    expect([await intentItem.get(), await pushItem.get()]).toEqual([null, null]);
  });
});

describe('a request that the browser repeated by itself', () => {
  /** Chromium does so, with a POST too, when a connection it kept open breaks before the answer. */
  function repeatWrites(between: () => void = () => {}): void {
    const real = globalThis.fetch;
    vi.stubGlobal('fetch', async (input: RequestInfo, init?: RequestInit) => {
      const request = new Request(input, init);
      if (request.method === 'POST' && CREATE.test(new URL(request.url).pathname)) {
        await real(request.clone());
        between();
      }
      return real(request);
    });
  }

  test('is told as created, although its last answer is that the name is taken', async () => {
    const ready = await readyToPush(world);
    repeatWrites();
    const { state, proof } = await push(ready.create());
    expect(state).toBe('succeeded');
    expect(keys(proof?.proven)).toContain('push.proven.recovered');
    expect(us().state.connections.map(({ apiToken }) => apiToken)).toEqual([ready.token]);
    expect([creates(), await intentItem.get(), await currentCapture()]).toEqual([2, null, null]);
  });

  test("is not told as created when the name is somebody else's", async () => {
    const ready = await readyToPush(world);
    repeatWrites(() => {
      us().state.connections = [];
      us().arrange.connection({ name: 'humanitec-acme', description: 'by somebody else' });
    });
    const { state, failure } = await push(ready.create());
    expect([state, failure?.code]).toEqual(['failed', 'infisicalNameTaken']);
    expect((await currentCapture())?.capture.id).toBe(ready.captureId);
  });
});

describe('what goes wrong here after Infisical has stored the token', () => {
  test('a history that cannot be written is told with the success', async () => {
    const ready = await readyToPush(world);
    const write = fakeBrowser.storage.local.set.bind(fakeBrowser.storage.local);
    vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation(async (items) => {
      if ('history' in items) throw new Error('FILE_ERROR_NO_SPACE');
      return write(items);
    });
    const { state, proof } = await push(ready.create());
    expect([state, keys(proof?.warnings)]).toEqual(['succeeded', ['push.warning.notRecorded']]);
  });

  test('anything else leaves the push to be looked up, and never makes it "failed"', async () => {
    const ready = await readyToPush(world);
    const write = fakeBrowser.storage.session.set.bind(fakeBrowser.storage.session);
    const spy = vi.spyOn(fakeBrowser.storage.session, 'set').mockImplementation(async (items) => {
      if (JSON.stringify(items).includes('"verifying"')) throw new Error('QUOTA_BYTES');
      return write(items);
    });
    expect((await push(ready.create())).state).toBe('uncertain');
    spy.mockRestore();
    await lookUp();
    expect((await pushItem.get())?.state).toBe('succeeded');
    expect(creates()).toBe(1);
  });

  test('the result is written before the intent goes', async () => {
    const ready = await readyToPush(world);
    const seen: unknown[] = [];
    intentItem.watch((intent) => {
      if (!intent) void pushItem.get().then((shown) => seen.push(shown?.state));
    });
    await push(ready.create());
    await expect.poll(() => seen).toEqual(['succeeded']);
  });
});

describe('a capture whose time is over', () => {
  const timeIsOver = async () => {
    const captures = await capturesItem.get();
    await capturesItem.set(captures.map((capture) => ({ ...capture, expiresAt: Date.now() - 1 })));
    await sweepCaptures();
  };

  test('stays while its push runs, so that it can be sent again should that fail', async () => {
    const ready = await readyToPush(world);
    world.simulators.humanitec.tokens.clear();
    failOnce('POST', CREATE, { kind: 'delay', ms: 300 });
    await startPush(ready.create());
    await timeIsOver();
    expect((await settled()).failure?.code).toBe('infisicalHumanitecRefused');
    expect((await currentCapture())?.token.reveal()).toBe(ready.token);
    await timeIsOver();
    expect(await currentCapture()).toBeNull();
  });

  test('stays while it is not certain what became of its push', async () => {
    const ready = await readyToPush(world);
    failOnce('POST', CREATE, { kind: 'drop-before' });
    hurry();
    await push(ready.create());
    await timeIsOver();
    expect((await currentCapture())?.capture.id).toBe(ready.captureId);
    await clearPush();
    await timeIsOver();
    expect(await currentCapture()).toBeNull();
  });
});

describe('after the browser stopped the extension', () => {
  test('a push that was carried out is told as created, once', async () => {
    const ready = await readyToPush(world);
    us().arrange.connection({ name: 'humanitec-acme', description: 'Service user infisical-sync' });
    await intentItem.set(intentOf(ready, ready.create()));
    await Promise.all([lookUp(), lookUp()]);
    expect(await pushItem.get()).toMatchObject({
      state: 'succeeded',
      proof: { connection: { name: 'humanitec-acme' } },
    });
    expect(await historyItem.get()).toHaveLength(1);
    expect(await intentItem.get()).toBeNull();
    expect(creates()).toBe(0);

    await intentItem.set(intentOf(ready, ready.create()));
    await lookUp();
    expect(await historyItem.get()).toHaveLength(1);
  });

  test('a push that was not carried out is told as such', async () => {
    const ready = await readyToPush(world);
    await intentItem.set(intentOf(ready, ready.create()));
    await lookUp();
    expect((await pushItem.get())?.state).toBe('uncertain');
    await longAgo();
    await lookUp();
    expect(await pushItem.get()).toMatchObject({ state: 'failed', failure: { code: 'pushNotCreated' } });
  });

  test("a connection that seems older, or that is described differently, is neither taken for it nor for somebody else's", async () => {
    const ready = await readyToPush(world);
    const old = us().arrange.connection({
      name: 'humanitec-acme',
      description: 'Service user infisical-sync',
      createdAt: '2026-01-01T00:00:00.000Z',
    });
    // The name was free when the request went out: what seems older then was made by a clock that is behind.
    await intentItem.set(intentOf(ready, ready.create()));
    await longAgo();
    await lookUp();
    expect((await pushItem.get())?.state).toBe('uncertain');

    Object.assign(old, { createdAt: new Date().toISOString(), description: 'by somebody else' });
    await intentItem.set(intentOf(ready, ready.create(), { id: 'push-2' }));
    await lookUp();
    expect((await pushItem.get())?.state).toBe('uncertain');
  });

  test('a push that had sent nothing is told as such', async () => {
    const ready = await readyToPush(world);
    await pushItem.set(newPush(ready.create(), [], Date.now()));
    await lookUp();
    expect(await pushItem.get()).toMatchObject({ state: 'failed', failure: { code: 'pushInterrupted' } });
  });

  test('a push stays uncertain without its sign-in', async () => {
    const ready = await readyToPush(world);
    await credentialItem(ready.profile.id).set(null);
    await intentItem.set(intentOf(ready, ready.create()));
    await lookUp();
    expect(await pushItem.get()).toMatchObject({
      state: 'uncertain',
      obstacle: { code: 'profileSecretMissing' },
    });
    expect(await intentItem.get()).not.toBeNull();
  });

  test('looking up a push of another Infisical leaves the one that is shown', async () => {
    const ready = await readyToPush(world);
    await loadDestination(ready.profile.id);
    const eu = { ...ready.profile, id: 'eu', siteUrl: 'https://eu.infisical.com' };
    await intentItem.set(intentOf(ready, ready.create(), { profile: eu }));
    await lookUp();
    expect(await destinationItem.get()).toMatchObject({ profile: { id: ready.profile.id }, state: 'ready' });
  });

  test('a new push waits for the look-up and then goes on', async () => {
    const ready = await readyToPush(world);
    const looking = lookUp();
    expect((await push(ready.create())).state).toBe('succeeded');
    await looking;
  });

  test('a rotation is recognised by its hash', async () => {
    const ready = await readyToPush(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    const before = { credentialsHash: 'hash of the old token', updatedAt: connection.updatedAt };
    await intentItem.set(intentOf(ready, ready.rotate(connection.id), { before }));
    await lookUp();
    expect((await pushItem.get())?.state).toBe('succeeded');
  });

  test('a rotation is not taken for certain by the time of a change, which may be any', async () => {
    const ready = await readyToPush(world);
    us().arrange.version('2025-03');
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    const before = { credentialsHash: null, updatedAt: '2026-01-01T00:00:00.000Z' };
    await intentItem.set(intentOf(ready, ready.rotate(connection.id), { before }));
    await lookUp();
    expect((await pushItem.get())?.state).toBe('uncertain');
    expect(await currentCapture()).not.toBeNull();
  });
});
