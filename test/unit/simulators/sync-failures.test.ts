import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { APP, heldJobs, type SyncWorld, syncWorld } from './sync-world';

/** What a sync does and says when a call fails (docs/facts/infisical-api.md, 9). */

let world: SyncWorld;

beforeAll(async () => {
  world = await syncWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const shopEnvironments = () => world.humanitec.app('acme', 'shop').environments;

describe('what fails', () => {
  test('is tried five times, ever later; running and without a message until the last', async () => {
    const { next, waits } = heldJobs(world);
    const sync = world.sync({ connectionId: world.connection('none').id });
    await world.askSync(sync, '/sync-secrets');
    for (const wait of [3_000, 6_000, 12_000, 24_000]) {
      next();
      await vi.waitFor(() => expect(waits.at(-1)).toBe(wait));
      expect([sync.syncStatus, sync.lastSyncMessage]).toEqual(['running', null]);
    }
    next();
    await world.settled();
    expect(world.calls()).toEqual(Array(5).fill([`GET ${APP}/values`]));
    expect([sync.syncStatus, sync.lastSyncedAt]).toEqual(['failed', null]);
  });

  test('stops at the first key, before anything is deleted; the next attempt overwrites what was made', async () => {
    world.arrange.secrets({ A: 'text', '1ST': 'no key may begin with a digit', B: 'text' });
    world.put('GONE', 'stays');
    const sync = world.sync();
    const lines = (await world.run(sync)).map(
      ([call, body]) => `${call} ${(body as { key?: string })?.key ?? ''}`,
    );
    expect(lines.slice(0, 5)).toEqual([
      `GET ${APP}/values `,
      `POST ${APP}/values A`,
      `POST ${APP}/values 1ST`,
      `GET ${APP}/values `,
      `PATCH ${APP}/values/A `,
    ]);
    expect(world.held()).toEqual(['GONE: stays', 'A: text']);
    expect(JSON.parse(sync.lastSyncMessage ?? '')).toEqual({
      secretKey: '1ST',
      error: { error: 'API-400', message: expect.any(String), details: {} },
    });
  });

  test.each([
    ['viewer', 'PATCH'],
    ['developer', undefined],
    ['owner', undefined],
  ] as const)('for want of a right: %s', async (role, refused) => {
    world.arrange.secrets({ KEY: 'text' });
    world.put('KEY', 'before');
    const sync = world.sync({ connectionId: world.connection(role).id, scope: 'environment' });
    await world.run(sync);
    expect(sync.syncStatus).toBe(refused ? 'failed' : 'succeeded');
    expect(sync.lastSyncMessage && JSON.parse(sync.lastSyncMessage)).toEqual(
      refused ? { secretKey: 'KEY', error: expect.objectContaining({ error: 'API-403' }) } : null,
    );
  });

  test.each([
    ['without any role', () => {}, 'API-403', 'application'],
    ['in an environment that is gone', () => shopEnvironments().clear(), 'API-404', 'environment'],
    ['with a revoked token', () => world.humanitec.tokens.clear(), 'API-000', 'application'],
  ] as const)(
    'at the first read: the message is what Humanitec says, and names no key: %s',
    async (name, spoil, error, scope) => {
      const { id } = world.connection(name === 'without any role' ? 'none' : 'developer');
      const sync = world.sync({ connectionId: id, scope });
      spoil();
      await world.run(sync);
      expect(JSON.parse(sync.lastSyncMessage ?? '')).toMatchObject({ error });
    },
  );

  test('for a moment is forgotten by the next attempt, or by the client of a newer server before that', async () => {
    const once = { path: /values/, times: 1, action: { kind: 'status', status: 503 } } as const;
    for (const version of ['2026-04', 'newest'] as const) {
      world.arrange.version(version);
      world.faults.add(once);
      const sync = world.sync();
      expect(await world.run(sync)).toHaveLength(2);
      expect([sync.syncStatus, sync.lastSyncMessage]).toEqual(['succeeded', null]);
    }
  });

  test('with many words is cut at 1,024 characters', async () => {
    const body = { error: 'API-500', message: 'x'.repeat(2_000) };
    world.faults.add({ path: /values/, action: { kind: 'status', status: 400, body } });
    const sync = world.sync();
    await world.run(sync);
    expect(sync.lastSyncMessage).toMatch(/^\{"error":"API-500".{1000,}\.\.\.$/);
    expect(sync.lastSyncMessage).toHaveLength(1024);
  });

  test('because its folder is gone is tried once', async () => {
    const sync = world.sync({ secretPath: '/backend' });
    world.state.folders = [];
    expect(await world.run(sync)).toEqual([]);
    expect(sync.syncStatus).toBe('failed');
    expect(sync.lastSyncMessage).toMatch(/folder no longer exists/);
  });
});
