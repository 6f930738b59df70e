import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { VERSIONS } from '../../simulators/infisical/index';
import { APP, ENV, type Line, type SyncWorld, syncWorld } from './sync-world';

/** Each row of docs/facts/infisical-api.md, 9.1, line by line. */

let world: SyncWorld;

beforeAll(async () => {
  world = await syncWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

const text = (key: string) => `text of ${key}`;
const secrets = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, text(key)]));
const made = (key: string, value = text(key), description = '') => ({
  key,
  value,
  description,
  is_secret: true,
});
const written = (key: string, description = '') => ({ value: text(key), description });

describe('application scope', () => {
  test.each([
    ['newest', text('NEW')],
    ['2026-04', text('NEW')],
    ['2025-08', text('NEW')],
    ['2025-03', ''],
  ] as const)(
    'reads, then makes new keys and overwrites known ones, then deletes: %s',
    async (version, value) => {
      world.arrange.version(version);
      world.arrange.secrets({ ...secrets('NEW'), KNOWN: { value: text('KNOWN'), comment: 'a comment' } });
      world.put('KNOWN', 'before');
      world.put('GONE', 'before');
      expect(await world.run(world.sync())).toEqual<Line[]>([
        [`GET ${APP}/values`],
        [`POST ${APP}/values`, made('NEW', value)],
        [`PATCH ${APP}/values/KNOWN`, written('KNOWN', 'a comment')],
        [`DELETE ${APP}/values/GONE`],
      ]);
      expect(world.held()).toEqual([`KNOWN: ${text('KNOWN')}`, `NEW: ${value}`]);
    },
  );

  test('every known key is written again, changed or not', async () => {
    world.arrange.secrets(secrets('SAME'));
    world.put('SAME', text('SAME'));
    const again: Line[] = [[`GET ${APP}/values`], [`PATCH ${APP}/values/SAME`, written('SAME')]];
    const sync = world.sync();
    expect(await world.run(sync)).toEqual(again);
    expect(await world.run(sync)).toEqual(again);
  });

  test('where new keys are made empty, the next run fills them', async () => {
    world.arrange.version('2025-03');
    world.arrange.secrets(secrets('NEW'));
    const sync = world.sync();
    await world.run(sync);
    expect(world.held()).toEqual(['NEW: ']);
    expect(await world.run(sync)).toEqual([
      [`GET ${APP}/values`],
      [`PATCH ${APP}/values/NEW`, written('NEW')],
    ]);
    expect(world.held()).toEqual([`NEW: ${text('NEW')}`]);
  });
});

describe('environment scope', () => {
  test.each(VERSIONS)('a new key, one of the application, one of the environment: %s', async (version) => {
    world.arrange.version(version);
    world.arrange.secrets(secrets('NEW', 'OF_APP', 'OF_ENV'));
    world.put('OF_APP', 'before');
    world.put('OF_ENV', 'before', { level: 'env' });
    expect(await world.run(world.sync({ scope: 'environment' }))).toEqual<Line[]>([
      [`GET ${ENV}/values`],
      [`POST ${APP}/values`, made('NEW', '')],
      [`PATCH ${ENV}/values/NEW`, written('NEW')],
      [`POST ${ENV}/values`, made('OF_APP')],
      [`PATCH ${ENV}/values/OF_ENV`, written('OF_ENV')],
    ]);
    expect(world.held('app')).toEqual(['OF_APP: before', 'NEW: ']);
    expect(world.held('env')).toEqual([
      `OF_ENV: ${text('OF_ENV')}`,
      `NEW: ${text('NEW')}`,
      `OF_APP: ${text('OF_APP')}`,
    ]);
  });

  test.each(['newest', '2026-04'] as const)('deletes overrides alone: %s', async (version) => {
    world.arrange.version(version);
    world.put('OF_APP', 'kept');
    world.put('BOTH', 'kept');
    world.put('BOTH', 'goes', { level: 'env' });
    expect(await world.run(world.sync({ scope: 'environment' }))).toEqual([
      [`GET ${ENV}/values`],
      [`DELETE ${ENV}/values/BOTH`],
    ]);
    expect(world.held('app')).toEqual(['OF_APP: kept', 'BOTH: kept']);
    expect(world.held('env')).toEqual([]);
  });

  test.each(['2025-03', '2025-08'] as const)(
    'tries to delete what the application has: %s',
    async (version) => {
      world.arrange.version(version);
      world.put('OF_APP', 'kept');
      const sync = world.sync({ scope: 'environment' });
      const lines = await world.run(sync);
      expect(lines.slice(0, 2)).toEqual([[`GET ${ENV}/values`], [`DELETE ${ENV}/values/OF_APP`]]);
      expect(sync.syncStatus).toBe('failed');
      expect(world.held('app')).toEqual(['OF_APP: kept']);
    },
  );
});

describe('removal', () => {
  test.each(['/remove-secrets', '?removeSecrets=true'])(
    'reads and deletes what Infisical has: %s',
    async (what) => {
      world.arrange.secrets(secrets('A', 'B', 'NEVER_SENT'));
      for (const key of ['B', 'FOREIGN', 'A']) world.put(key, 'there');
      // Options that hold a run back hold no removal back.
      const sync = world.sync({ options: { disableSecretDeletion: true } });
      expect(await world.run(sync, what, what.startsWith('?') ? 'DELETE' : 'POST')).toEqual([
        [`GET ${APP}/values`],
        [`DELETE ${APP}/values/B`],
        [`DELETE ${APP}/values/A`],
      ]);
      expect(world.held()).toEqual(['FOREIGN: there']);
      expect(world.state.syncs.includes(sync)).toBe(what === '/remove-secrets');
    },
  );

  test('in environment scope it leaves the empty value of the application, with the name of the schema', async () => {
    world.arrange.secrets(secrets('A'));
    const sync = world.sync({
      scope: 'environment',
      options: { keySchema: '{{environment}}_{{secretKey}}' },
    });
    await world.run(sync);
    expect(await world.run(sync, '/remove-secrets')).toEqual([
      [`GET ${ENV}/values`],
      [`DELETE ${ENV}/values/dev_A`],
    ]);
    expect(world.held('app')).toEqual(['dev_A: ']);
  });

  test('a sync that is deleted without its secrets asks Humanitec nothing', async () => {
    world.arrange.secrets(secrets('A'));
    world.put('A', 'stays');
    expect(await world.run(world.sync(), '', 'DELETE')).toEqual([]);
    expect(world.state.syncs).toEqual([]);
    expect(world.held()).toEqual(['A: stays']);
  });
});

test('every call carries the token of the connection, the newest where it was replaced', async () => {
  world.arrange.secrets(secrets('A'));
  const connection = world.connection();
  const sync = world.sync({ connectionId: connection.id });
  const tokens = () =>
    world.traffic.flatMap(({ host, headers }) =>
      host === 'api.humanitec.io' ? [headers.authorization] : [],
    );
  await world.run(sync);
  expect(new Set(tokens())).toEqual(new Set([`Bearer ${connection.apiToken}`]));
  world.traffic.length = 0;
  connection.apiToken = world.connection('owner').apiToken;
  await world.run(sync);
  expect(tokens()).toEqual([`Bearer ${connection.apiToken}`, `Bearer ${connection.apiToken}`]);
});
