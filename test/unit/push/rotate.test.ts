import { describe, expect, test } from 'vitest';
import { currentCapture } from '@/utils/capture/vault';
import { historyItem } from '@/utils/storage';
import type { FaultAction } from '../../simulators/faults';
import { fullRights } from '../../simulators/infisical';
import { simulatedWorld } from '../infisical/harness';
import { push, setScene } from './scene';

const PATIENCE = 20_000;
const world = simulatedWorld();
const us = () => world.simulators.infisical.us;
const patches = () => world.sent('PATCH', /app-connections/).length;
const keys = (sentences: readonly { key: string }[] | undefined) => sentences?.map(({ key }) => key) ?? [];

describe('updating the token of a connection', () => {
  test('replaces it, proves it by the hash, and links to the old token', async () => {
    const scene = await setScene(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    const { state, proof } = await push(scene.rotate(connection.id));
    expect(state).toBe('succeeded');
    expect(connection.apiToken).toBe(scene.token);
    expect(keys(proof?.proven)).toEqual([
      'push.proven.replaced',
      'push.proven.hidden',
      'push.proven.accepted',
      'push.proven.syncs',
    ]);
    expect(proof?.revokeUrl).toBe('https://app.humanitec.io/orgs/acme/service-users');
    expect(JSON.parse(world.sent('PATCH')[0]?.body ?? '')).toEqual({
      credentials: { apiToken: scene.token },
    });
    expect(await historyItem.get()).toMatchObject([{ kind: 'rotated', connectionId: connection.id }]);
    expect(await currentCapture()).toBeNull();
  });

  test('is proven by the time of change on a server without hashes', async () => {
    const scene = await setScene(world);
    us().options.older = true;
    const connection = us().arrange.connection({
      name: 'humanitec-acme',
      updatedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(keys((await push(scene.rotate(connection.id))).proof?.proven)).toContain('push.proven.replaced');
  });

  test("never touches another app's connection", async () => {
    const scene = await setScene(world);
    const connection = us().arrange.connection({ name: 'cdn', app: 'cloudflare' });
    const { state, failure } = await push(scene.rotate(connection.id));
    expect([state, failure?.code]).toEqual(['failed', 'infisicalNotHumanitec']);
    expect([patches(), us().state.leaks]).toEqual([0, []]);
    expect(await currentCapture()).not.toBeNull();
  });

  test('says that the connection is gone', async () => {
    const scene = await setScene(world);
    const { failure } = await push(scene.rotate('0c9d2f6e-0000-4000-8000-000000000000'));
    expect(failure?.code).toBe('infisicalConnectionGone');
  });

  test('asks first when the checks of the token have not passed', async () => {
    const scene = await setScene(world, 'fail');
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    const asked = await push(scene.rotate(connection.id));
    expect([asked.state, patches()]).toEqual(['needs-confirmation', 0]);
    expect((await push(scene.rotate(connection.id, { despiteWarnings: true }))).state).toBe('succeeded');
  });
});

describe('syncs that use the connection', () => {
  const sync = (connectionId: string, app: string, env?: string) =>
    us().arrange.sync({
      name: `sync-${app}`,
      connectionId,
      destinationConfig: env
        ? { scope: 'environment', org: 'acme', app, env }
        : { scope: 'application', org: 'acme', app },
    });

  test('are read with the new token before it is sent', async () => {
    const scene = await setScene(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    sync(connection.id, 'shop');
    sync(connection.id, 'shop', 'development');
    const { state, proof } = await push(scene.rotate(connection.id));
    expect(state).toBe('succeeded');
    expect(proof?.proven.at(-1)).toEqual({ key: 'push.proven.syncs', params: ['2', '2'] });
    expect(world.sent('GET', /values$/).map(({ path }) => path)).toEqual([
      '/orgs/acme/apps/shop/values',
      '/orgs/acme/apps/shop/envs/development/values',
    ]);
  });

  test('that it cannot reach are named, and the user decides', async () => {
    const scene = await setScene(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    const other = us().arrange.connection({ name: 'unrelated' });
    sync(connection.id, 'checkout');
    sync(other.id, 'payments');
    const asked = await push(scene.rotate(connection.id));
    expect(asked.state).toBe('needs-confirmation');
    expect(asked.warnings).toEqual([
      { key: 'push.warning.syncRefused', params: ['sync-checkout', 'acme/checkout'] },
    ]);
    expect(patches()).toBe(0);

    const { state, proof } = await push(scene.rotate(connection.id, { despiteWarnings: true }));
    expect(state).toBe('succeeded');
    expect(keys(proof?.warnings)).toEqual(['push.warning.syncRefused']);
  });

  test('are not skipped by a request that says yes to warnings nobody has seen', async () => {
    const scene = await setScene(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    sync(connection.id, 'checkout');
    const asked = await push(scene.rotate(connection.id, { despiteWarnings: true }));
    expect([asked.state, patches()]).toEqual(['needs-confirmation', 0]);
  });

  test('that could not be checked are told', async () => {
    const scene = await setScene(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    us().state.seed.identity.rights = { ...fullRights(), syncs: [] };
    const { state, proof } = await push(scene.rotate(connection.id));
    expect(state).toBe('succeeded');
    expect(keys(proof?.warnings)).toEqual(['push.warning.projectUnchecked', 'push.warning.projectUnchecked']);
  });
});

describe('a lost answer', () => {
  const lose = (action: FaultAction) => world.simulators.faults.add({ method: 'PATCH', times: 1, action });

  test('of a token that was replaced is found by the hash', async () => {
    const scene = await setScene(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    lose({ kind: 'drop-after' });
    const { state, proof } = await push(scene.rotate(connection.id));
    expect(state).toBe('succeeded');
    expect(keys(proof?.proven)).toContain('push.proven.recovered');
    expect(patches()).toBe(1);
  });

  test(
    'of a token that was not replaced is told as such',
    async () => {
      const scene = await setScene(world);
      const connection = us().arrange.connection({ name: 'humanitec-acme' });
      lose({ kind: 'drop-before' });
      const { state, failure } = await push(scene.rotate(connection.id));
      expect([state, failure?.code]).toEqual(['failed', 'pushNotUpdated']);
      expect((await currentCapture())?.capture.id).toBe(scene.captureId);
    },
    PATIENCE,
  );
});
