import { describe, expect, test, vi } from 'vitest';
import { currentCapture } from '@/utils/capture/vault';
import { historyItem } from '@/utils/history/storage';
import { lookUp } from '@/utils/push/coordinator';
import type { FaultAction } from '../../simulators/faults';
import { fullRights } from '../../simulators/infisical';
import { hurry } from '../hurry';
import { simulatedWorld } from '../infisical/world';
import { longAgo, push, readyToPush, told } from './world';

vi.mock('@/utils/sleep', { spy: true });

const world = simulatedWorld();
const us = () => world.simulators.infisical.us;
const patches = () => world.sent('PATCH', /app-connections/).length;
const keys = (sentences: readonly { key: string }[] | undefined) => sentences?.map(({ key }) => key) ?? [];

describe('updating the token of a connection', () => {
  test('replaces it and proves it by the hash', async () => {
    const ready = await readyToPush(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    const { state, proof } = await push(ready.rotate(connection.id));
    expect(state).toBe('succeeded');
    expect(connection.apiToken).toBe(ready.token);
    expect(keys(proof?.proven)).toEqual([
      'push.proven.replaced',
      'push.proven.hidden',
      'push.proven.accepted',
      'push.proven.noSyncs',
    ]);
    expect(JSON.parse(world.sent('PATCH')[0]?.body ?? '')).toEqual({
      credentials: { apiToken: ready.token },
    });
    expect(await historyItem.get()).toMatchObject([{ kind: 'rotated', connectionId: connection.id }]);
    expect(await currentCapture()).toBeNull();
  });

  test('names the token that was replaced where it was pushed from here, and the place to revoke it', async () => {
    const first = await readyToPush(world);
    const created = await push(first.create());
    const known = await historyItem.get();
    await historyItem.set(
      known.map((entry) => ({
        ...entry,
        humanitecOrganizations: ['other', 'acme'],
        tokenId: 'of-last-year',
      })),
    );
    const next = await readyToPush(world);
    const { proof } = await push(next.rotate(created.proof?.connection.id ?? ''));
    expect(proof?.oldToken).toEqual({
      url: 'https://app.humanitec.io/orgs/other/service-users',
      serviceUser: 'infisical-sync',
      tokenId: 'of-last-year',
    });
  });

  test("does not take the new token's organization for that of an old one it knows nothing about", async () => {
    const ready = await readyToPush(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    const { proof } = await push(ready.rotate(connection.id));
    expect(proof?.oldToken).toEqual({ url: 'https://app.humanitec.io/' });
  });

  test('is no success when nothing shows that anything was replaced: the token stays', async () => {
    const ready = await readyToPush(world);
    const { id, name, orgId } = us().arrange.connection({ name: 'humanitec-acme' });
    const appConnection = { id, name, app: 'humanitec', orgId, credentials: {} };
    world.simulators.faults.add({
      method: 'PATCH',
      action: { kind: 'status', status: 200, body: { appConnection } },
    });
    const { state, failure, proof } = await push(ready.rotate(id));
    expect([state, failure, proof]).toEqual([
      'failed',
      { code: 'pushNotConfirmed', params: ['humanitec-acme'] },
      undefined,
    ]);
    expect((await currentCapture())?.capture.id).toBe(ready.captureId);
    expect(await historyItem.get()).toEqual([]);
  });

  test('says whose word it is when the connection cannot be read back', async () => {
    const ready = await readyToPush(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    const path = new RegExp(connection.id);
    world.simulators.faults.add({ method: 'GET', path, times: 1, action: { kind: 'delay', ms: 0 } });
    world.simulators.faults.add({ method: 'GET', path, action: { kind: 'status', status: 403, body: {} } });
    const { proof } = await push(ready.rotate(connection.id));
    expect(keys(proof?.proven)).toContain('push.proven.replacedByAnswer');
    expect(keys(proof?.proven)).not.toContain('push.proven.replaced');
    expect(keys(proof?.warnings)).toEqual(['push.warning.notReadBack']);
  });

  test('claims no change of credentials on a server that only tells the time of a change', async () => {
    const ready = await readyToPush(world);
    us().arrange.version('2025-03');
    const connection = us().arrange.connection({
      name: 'humanitec-acme',
      updatedAt: '2026-01-01T00:00:00.000Z',
    });
    const { proof } = await push(ready.rotate(connection.id, { organizationId: null }));
    expect(keys(proof?.warnings)).toContain('push.warning.onlyTouched');
    expect(keys(proof?.proven)).not.toContain('push.proven.replaced');
  });

  test("never touches another app's connection", async () => {
    const ready = await readyToPush(world);
    const connection = us().arrange.connection({ name: 'cdn', app: 'cloudflare' });
    const { state, failure } = await push(ready.rotate(connection.id));
    expect([state, failure?.code]).toEqual(['failed', 'infisicalNotHumanitec']);
    expect([patches(), us().state.leaks]).toEqual([0, []]);
    expect(await currentCapture()).not.toBeNull();
  });

  test('says that the connection is gone', async () => {
    const ready = await readyToPush(world);
    const { failure } = await push(ready.rotate('0c9d2f6e-0000-4000-8000-000000000000'));
    expect(failure?.code).toBe('infisicalConnectionGone');
  });

  test('asks first when the checks of the token have not passed', async () => {
    const ready = await readyToPush(world, 'fail');
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    const asked = await push(ready.rotate(connection.id));
    expect([asked.state, patches()]).toEqual(['needs-confirmation', 0]);
    expect((await push(ready.rotate(connection.id, { despiteWarnings: true }))).state).toBe('succeeded');
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
    const ready = await readyToPush(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    sync(connection.id, 'shop');
    sync(connection.id, 'shop', 'development');
    const { state, proof } = await push(ready.rotate(connection.id));
    expect(state).toBe('succeeded');
    // Both in one of the two projects that could be looked at.
    expect(proof?.proven.at(-1)).toEqual({ key: 'push.proven.syncs', params: ['2', '2'] });
    expect(world.sent('GET', /values$/).map(({ path }) => path)).toEqual([
      '/orgs/acme/apps/shop/values',
      '/orgs/acme/apps/shop/envs/development/values',
    ]);
  });

  test('that it cannot reach are named, and the user decides', async () => {
    const ready = await readyToPush(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    const other = us().arrange.connection({ name: 'unrelated' });
    sync(connection.id, 'checkout');
    sync(other.id, 'payments');
    const asked = await push(ready.rotate(connection.id));
    expect(asked.state).toBe('needs-confirmation');
    expect(asked.warnings).toEqual([
      { key: 'push.warning.syncRefused', params: ['sync-checkout', 'acme/checkout'] },
    ]);
    expect(patches()).toBe(0);

    const { state, proof } = await push(ready.rotate(connection.id, { despiteWarnings: true }));
    expect(state).toBe('succeeded');
    expect(keys(proof?.warnings)).toEqual(['push.warning.syncRefused']);
  });

  test('are not skipped by a request that says yes to warnings nobody has seen', async () => {
    const ready = await readyToPush(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    sync(connection.id, 'checkout');
    const asked = await push(ready.rotate(connection.id, { despiteWarnings: true }));
    expect([asked.state, patches()]).toEqual(['needs-confirmation', 0]);
  });

  test('that could not be checked are told', async () => {
    const ready = await readyToPush(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    us().state.seed.identity.rights = { ...fullRights(), syncs: [] };
    const { state, proof } = await push(ready.rotate(connection.id));
    expect(state).toBe('succeeded');
    expect(keys(proof?.warnings)).toEqual(['push.warning.projectUnchecked', 'push.warning.projectUnchecked']);
    expect(keys(proof?.proven).filter((key) => key.endsWith('yncs'))).toEqual([]);
  });

  test.each([
    [400, 'Project version does not support Secret Syncs'],
    [500, 'Something went wrong'],
  ])(
    'of one project whose list fails with %i are asked about, and the others are checked',
    async (status, message) => {
      const ready = await readyToPush(world);
      const connection = us().arrange.connection({ name: 'humanitec-acme' });
      sync(connection.id, 'shop');
      const body = { error: 'Error', message };
      const path = new RegExp(`secret-syncs.*${us().state.seed.payments.id}`);
      world.simulators.faults.add({ path, action: { kind: 'status', status, body } });
      const asked = await push(ready.rotate(connection.id));
      expect([asked.state, asked.warnings]).toEqual([
        'needs-confirmation',
        [{ key: 'push.warning.projectUnchecked', params: ['payments'] }],
      ]);
      expect(world.sent('GET', /values$/)).toHaveLength(1);
      expect((await push(ready.rotate(connection.id, { despiteWarnings: true }))).state).toBe('succeeded');
    },
  );
});

describe('an organization with many projects', () => {
  const PROJECTS = 252;
  const lists = () => world.sent('GET', /secret-syncs/).length;

  async function many() {
    const ready = await readyToPush(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    const { projects, seed } = us().state;
    while (projects.length < PROJECTS) {
      const name = `project-${projects.length}`;
      projects.push({ ...seed.payments, id: crypto.randomUUID(), name, slug: name });
    }
    return { ready, connection };
  }

  test('is asked in the likely ones first, and the user decides about the rest', async () => {
    const { ready, connection } = await many();
    us().state.projects.reverse();
    const asked = await push(ready.rotate(connection.id));
    expect([asked.state, asked.unlisted, lists(), patches()]).toEqual(['needs-confirmation', 232, 20, 0]);
    expect(asked.warnings).toEqual([{ key: 'push.warning.projectsUnlisted', params: ['232', '252'] }]);
    // Pushed to before, or called like an app of the token.
    expect(asked.listed?.map(({ name }) => name)).toContain('shop');

    const { state } = await push(ready.rotate(connection.id, { despiteWarnings: true }));
    expect([state, lists()]).toEqual(['succeeded', 20]);
  });

  test('is asked in full where the user waits for it, in spite of the limit, and in none twice', async () => {
    const { ready, connection } = await many();
    us().options.limits = { reads: 200, writes: 200, perSeconds: 2 };
    await push(ready.rotate(connection.id));
    const { state } = await push(ready.rotate(connection.id, { wantsAll: true }));
    expect(state).toBe('succeeded');
    const ok = world.sent('GET', /secret-syncs/).filter(({ answered }) => answered === 200);
    expect(new Set(ok.map(({ path }) => path)).size).toBe(PROJECTS);
    expect(ok).toHaveLength(PROJECTS);
  });

  test('has its like warnings counted together', async () => {
    const { ready, connection } = await many();
    us().state.seed.identity.rights = { ...fullRights(), syncs: [] };
    const asked = await push(ready.rotate(connection.id));
    expect(keys(asked.warnings)).toEqual([
      'push.warning.projectsUnlisted',
      'push.warning.projectsUncheckedOf',
    ]);
  });

  test('is left alone for a connection of one project', async () => {
    const { ready } = await many();
    const { shop } = us().state.seed;
    const connection = us().arrange.connection({ name: 'of-shop', projectId: shop.id });
    expect((await push(ready.rotate(connection.id))).state).toBe('succeeded');
    expect(lists()).toBe(1);
  });

  test('keeps a confirmation when Infisical asks to slow down', async () => {
    const { ready, connection } = await many();
    await push(ready.rotate(connection.id));
    const action = { kind: 'status', status: 429, headers: { 'retry-after': '1' } } as const;
    world.simulators.faults.add({
      method: 'GET',
      path: /app-connections\/humanitec\/[0-9a-f-]{36}$/,
      times: 3,
      action,
    });
    const { pauses } = hurry();
    expect((await push(ready.rotate(connection.id, { despiteWarnings: true }))).state).toBe('succeeded');
    expect(pauses()).toContain(1_000);
  });
});

describe('a lost answer', () => {
  const lose = (action: FaultAction) => world.simulators.faults.add({ method: 'PATCH', times: 1, action });

  test('of a token that was replaced is found by the hash', async () => {
    const ready = await readyToPush(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    lose({ kind: 'drop-after' });
    const { state, proof } = await push(ready.rotate(connection.id));
    expect(state).toBe('succeeded');
    expect(keys(proof?.proven)).toContain('push.proven.recovered');
    expect(patches()).toBe(1);
  });

  test('of a token that was not replaced is told as such', async () => {
    const ready = await readyToPush(world);
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    lose({ kind: 'drop-before' });
    hurry();
    expect((await push(ready.rotate(connection.id))).state).toBe('uncertain');
    await longAgo();
    await lookUp();
    const { state, failure } = (await told()) ?? {};
    expect([state, failure?.code]).toEqual(['failed', 'pushNotUpdated']);
    expect((await currentCapture())?.capture.id).toBe(ready.captureId);
  });
});
