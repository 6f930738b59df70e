import { describe, expect, test, vi } from 'vitest';
import { capturesItem, vaultItem } from '@/utils/capture/storage';
import { currentCapture, discardWithUndo, restoreCapture, storeCapture } from '@/utils/capture/vault';
import { historyItem } from '@/utils/history/storage';
import { preflightItem } from '@/utils/preflight/storage';
import { startPush } from '@/utils/push/coordinator';
import { intentItem, pushItem } from '@/utils/push/storage';
import type { PushRequest, Step } from '@/utils/push/types';
import { say } from '@/utils/sentence';
import { noRights } from '../../simulators/infisical';
import { hurry } from '../hurry';
import { simulatedWorld } from '../infisical/world';
import { push, readyToPush, settled } from './world';

vi.mock('@/utils/sleep', { spy: true });

const CREATE = /^\/api\/v1\/app-connections\/humanitec$/;
const world = simulatedWorld();
const us = () => world.simulators.infisical.us;
const keys = (sentences: readonly { key: string }[] | undefined) => sentences?.map(({ key }) => key) ?? [];

describe('creating a connection', () => {
  test('stores the token, proves it, and forgets the capture', async () => {
    const ready = await readyToPush(world);
    const { state, proof } = await push(ready.create());
    expect(state).toBe('succeeded');
    const { organization } = us().state.seed;
    expect(us().state.connections).toMatchObject([
      {
        name: 'humanitec-acme',
        description: 'Service user infisical-sync',
        apiToken: ready.token,
        projectId: null,
      },
    ]);
    expect(proof).toMatchObject({
      connection: { name: 'humanitec-acme', orgId: organization.id, projectId: null },
      url: `https://app.infisical.com/organizations/${organization.id}/app-connections`,
      warnings: [],
    });
    expect(keys(proof?.proven)).toEqual([
      'push.proven.stored',
      'push.proven.organizationLevel',
      'push.proven.hidden',
      'push.proven.accepted',
    ]);
    expect(await currentCapture()).toBeNull();
    expect(await intentItem.get()).toBeNull();
  });

  test('forgets the capture that was sent, even where another is in work by then, and no other', async () => {
    const ready = await readyToPush(world);
    await storeCapture({ token: 'another0000000000000000000000000' }, { source: 'paste' });
    const other = (await capturesItem.get())[1]?.id;
    world.simulators.faults.add({
      method: 'POST',
      path: CREATE,
      times: 1,
      action: { kind: 'delay', ms: 200 },
    });
    await startPush(ready.create());
    await discardWithUndo(ready.captureId);
    expect((await currentCapture())?.capture.id).toBe(other);
    expect((await settled()).state).toBe('succeeded');
    await restoreCapture(ready.captureId);
    expect((await capturesItem.get()).map(({ id }) => id)).toEqual([other]);
    expect(JSON.stringify(await vaultItem.get())).not.toContain(ready.token);
  });

  test('looks for the name first, writes once and reads back', async () => {
    const ready = await readyToPush(world);
    await push(ready.create());
    expect(world.sent(undefined, /app-connections/).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/v1/app-connections/humanitec/connection-name/humanitec-acme',
      'POST /api/v1/app-connections/humanitec',
      `GET /api/v1/app-connections/humanitec/${us().state.connections[0]?.id}`,
    ]);
  });

  test('logs in again, and sends once more, where the login ended right before', async () => {
    const ready = await readyToPush(world);
    const body = { error: 'TokenError', message: 'jwt expired' };
    const refused = { kind: 'status', status: 403, body } as const;
    // The login is over for everything else as well, until there is a new one.
    world.simulators.faults.add({ method: 'POST', path: CREATE, times: 1, action: refused });
    world.simulators.faults.add({ path: /identities\/details/, times: 1, action: { kind: 'delay', ms: 0 } });
    world.simulators.faults.add({ path: /identities\/details/, times: 1, action: refused });
    const { state } = await push(ready.create());
    expect(state).toBe('succeeded');
    expect(world.sent('POST', CREATE)).toHaveLength(2);
    expect(world.sent('POST', /universal-auth\/login$/)).toHaveLength(2);
    expect(us().state.connections).toHaveLength(1);
  });

  test('sends no third time', async () => {
    const ready = await readyToPush(world);
    const body = { error: 'TokenError', message: 'jwt expired' };
    world.simulators.faults.add({
      method: 'POST',
      path: CREATE,
      action: { kind: 'status', status: 403, body },
    });
    const { state, failure } = await push(ready.create());
    expect([state, failure?.code]).toEqual(['failed', 'infisicalTokenExpired']);
    expect(world.sent('POST', CREATE)).toHaveLength(2);
    expect(await currentCapture()).not.toBeNull();
  });

  test('sends the token to the confirmed Infisical alone', async () => {
    const ready = await readyToPush(world);
    await push(ready.create());
    const holding = world.sent().filter((request) => JSON.stringify(request).includes(ready.token));
    expect(holding.map(({ method, host, path }) => [method, host, path])).toEqual([
      ['POST', 'app.infisical.com', '/api/v1/app-connections/humanitec'],
    ]);
  });

  test('keeps a line of history without secrets', async () => {
    const ready = await readyToPush(world);
    await push(ready.create());
    const history = await historyItem.get();
    expect(history).toMatchObject([
      {
        kind: 'created',
        siteUrl: 'https://app.infisical.com',
        organizationName: 'Platform Team',
        connectionName: 'humanitec-acme',
        humanitecOrganizations: ['acme'],
        serviceUserName: 'infisical-sync',
        tokenId: 'infisical',
      },
    ]);
    expect(JSON.stringify(history)).not.toContain(ready.token);
  });

  test('is made in the project that was chosen', async () => {
    const ready = await readyToPush(world);
    const { shop } = us().state.seed;
    const { proof } = await push(ready.create({ scope: { level: 'project', id: shop.id, name: shop.name } }));
    expect(proof?.connection).toMatchObject({ projectId: shop.id, projectName: 'shop' });
    expect(keys(proof?.proven)).toContain('push.proven.projectLevel');
  });

  test('tells when an older server drops the project', async () => {
    const ready = await readyToPush(world);
    us().arrange.version('2025-08');
    const { shop } = us().state.seed;
    const { state, proof } = await push(
      // Such a server does not tell the organization of an identity either.
      ready.create({
        organizationId: null,
        scope: { level: 'project', id: shop.id, name: shop.name },
      }),
    );
    expect(state).toBe('succeeded');
    expect(keys(proof?.warnings)).toEqual(['push.warning.projectDropped']);
    // What is proposed the next time goes by what was asked for.
    expect(await historyItem.get()).toMatchObject([{ projectId: null, wantedProjectId: shop.id }]);
  });

  test('tells when the connection may not be read back', async () => {
    const ready = await readyToPush(world);
    us().state.seed.identity.rights = { ...noRights(), organization: ['create'] };
    const { state, proof } = await push(ready.create());
    expect(state).toBe('succeeded');
    expect(keys(proof?.warnings)).toEqual(['push.warning.notReadBack']);
    expect(keys(proof?.proven)).toContain('push.proven.confirmed');
    expect(keys(proof?.proven)).not.toContain('push.proven.stored');
  });

  test('keeps what was stored and tells it in another name or organization', async () => {
    const ready = await readyToPush(world);
    world.simulators.faults.add({
      method: 'POST',
      path: CREATE,
      action: {
        kind: 'status',
        status: 200,
        body: {
          appConnection: {
            id: 'x',
            name: 'other',
            app: 'humanitec',
            orgId: 'elsewhere',
            credentials: { apiToken: '?' },
          },
        },
      },
    });
    const { proof } = await push(ready.create());
    expect(keys(proof?.warnings)).toEqual([
      'push.warning.nameDiffers',
      'push.warning.organizationDiffers',
      'push.warning.notReadBack',
      'push.warning.credentialsVisible',
    ]);
  });
});

test('a name that only looks like the one that was asked for is told as another', async () => {
  const ready = await readyToPush(world);
  const orgId = us().state.seed.organization.id;
  const appConnection = { id: 'x', name: 'humanitec-acme\u200b', app: 'humanitec', orgId };
  const action = { kind: 'status', status: 200, body: { appConnection } } as const;
  world.simulators.faults.add({ method: 'POST', path: CREATE, action });
  const { proof } = await push(ready.create());
  expect(proof?.warnings).toContainEqual(say('push.warning.nameDiffers', 'humanitec-acme'));
  expect(proof?.connection.name).toBe('humanitec-acme');
});

describe('a connection that may not work is never told as a plain success:', () => {
  test('one made although the checks say no tells why', async () => {
    const ready = await readyToPush(world, 'fail');
    const { state, proof } = await push(ready.create({ despiteWarnings: true }));
    expect(state).toBe('succeeded');
    expect(proof?.warnings).toEqual([(await preflightItem.get())?.summary]);
  });

  test('one made although the checks warn tells the warning', async () => {
    const ready = await readyToPush(world, 'warn');
    const preflight = await preflightItem.get();
    const finding = say('access.expiry.soon', '1 December', 6);
    if (preflight) {
      await preflightItem.set({
        ...preflight,
        checks: [{ id: 'expiry', severity: 'advisory', verdict: 'warn', finding }],
      });
    }
    const { proof } = await push(ready.create({ despiteWarnings: true }));
    expect(proof?.warnings).toEqual([finding]);
  });

  test('one that was found again tells what was known before it was sent', async () => {
    const ready = await readyToPush(world, 'fail');
    world.simulators.faults.add({ method: 'POST', path: CREATE, times: 1, action: { kind: 'drop-after' } });
    const { proof } = await push(ready.create({ despiteWarnings: true }));
    expect(keys(proof?.proven)).toContain('push.proven.recovered');
    expect(proof?.warnings).toEqual([(await preflightItem.get())?.summary]);
  });

  test('one that Infisical stored for another app', async () => {
    const ready = await readyToPush(world);
    const { id } = us().arrange.connection({ name: 'cdn', app: 'cloudflare' });
    const orgId = us().state.seed.organization.id;
    const appConnection = { id, name: 'humanitec-acme', app: 'cloudflare', orgId, credentials: {} };
    world.simulators.faults.add({
      method: 'POST',
      path: CREATE,
      action: { kind: 'status', status: 200, body: { appConnection } },
    });
    const { proof } = await push(ready.create());
    expect(keys(proof?.warnings)).toContain('push.warning.appDiffers');
    expect(keys(proof?.proven)).not.toContain('push.proven.stored');
    expect(keys(proof?.proven)).not.toContain('push.proven.confirmed');
  });
});

describe('a connection is not created, and the capture stays,', () => {
  const refusals: [string, () => void][] = [
    ['infisicalNameTaken', () => us().arrange.connection({ name: 'humanitec-acme' })],
    [
      'infisicalNameTakenElsewhere',
      () => us().arrange.connection({ name: 'humanitec-acme', app: 'cloudflare' }),
    ],
    [
      'infisicalNameTakenUnseen',
      () => {
        us().arrange.connection({ name: 'humanitec-acme' });
        us().state.seed.identity.rights = { ...noRights(), organization: ['create'] };
      },
    ],
    [
      'infisicalRightMissing',
      () => {
        us().state.seed.identity.rights = { ...noRights(), organization: ['read'] };
      },
    ],
    ['infisicalHumanitecRefused', () => world.simulators.humanitec.tokens.clear()],
    [
      'infisicalServerError',
      () =>
        world.simulators.faults.add({
          method: 'POST',
          path: CREATE,
          action: { kind: 'status', status: 500, body: { error: 'DatabaseError', message: 'Something' } },
        }),
    ],
    [
      'infisicalRateLimit',
      () =>
        world.simulators.faults.add({
          method: 'POST',
          path: CREATE,
          // More than anybody would wait for.
          action: { kind: 'status', status: 429, headers: { 'retry-after': '600' } },
        }),
    ],
  ];
  test.each(refusals)('when %s', async (code, arrange) => {
    const ready = await readyToPush(world);
    arrange();
    const before = us().state.connections.length;
    const { state, failure } = await push(ready.create());
    expect([state, failure?.code]).toEqual(['failed', code]);
    expect(us().state.connections).toHaveLength(before);
    expect((await currentCapture())?.capture.id).toBe(ready.captureId);
    expect(await intentItem.get()).toBeNull();
    expect(await historyItem.get()).toEqual([]);
  });

  test('when the name does not fit, without asking Infisical', async () => {
    const ready = await readyToPush(world);
    const { failure } = await push(ready.create({ name: 'Humanitec!' }));
    expect(failure?.code).toBe('infisicalNameInvalid');
    expect(world.sent('POST', CREATE)).toEqual([]);
  });
});

describe('Infisical asks to slow down', () => {
  const slowDown = (method: string, path: RegExp, times = 1): void =>
    world.simulators.faults.add({
      method,
      path,
      times,
      action: { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
    });
  const waits = async (request: PushRequest): Promise<Step[]> => {
    const { pauses } = hurry();
    const seen: Step[] = [];
    const stop = pushItem.watch(
      (one) => one?.state === 'running' && one.step.name === 'waiting' && seen.push(one.step),
    );
    await push(request);
    stop();
    expect(pauses()).toContain(1_000);
    return seen;
  };

  test('at the write: it waits in sight, and the token is sent once more', async () => {
    const ready = await readyToPush(world);
    slowDown('POST', CREATE);
    const [waiting] = await waits(ready.create());
    expect(waiting).toEqual({ name: 'waiting', until: expect.any(Number) });
    expect((await pushItem.get())?.state).toBe('succeeded');
    expect(us().state.connections.map(({ apiToken }) => apiToken)).toEqual([ready.token]);
  });

  test('twice: it is told, and the capture stays', async () => {
    const ready = await readyToPush(world);
    slowDown('POST', CREATE, 2);
    expect(await waits(ready.create())).toHaveLength(1);
    expect(await pushItem.get()).toMatchObject({ state: 'failed', failure: { code: 'infisicalRateLimit' } });
    expect((await currentCapture())?.capture.id).toBe(ready.captureId);
  });

  test('nothing counts as sent while it waits', async () => {
    const ready = await readyToPush(world);
    slowDown('POST', CREATE);
    hurry();
    const intents: unknown[] = [];
    const stop = pushItem.watch(async (one) => {
      if (one?.state === 'running' && one.step.name === 'waiting') intents.push(await intentItem.get());
    });
    await push(ready.create());
    stop();
    expect(intents).toEqual([null]);
  });
});
