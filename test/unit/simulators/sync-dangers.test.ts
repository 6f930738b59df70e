import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { APP, ENV, type SyncWorld, syncWorld } from './sync-world';

/** What a sync does that its owner may not expect (docs/facts/infisical-api.md, 9.1, 11 and 13). */

let world: SyncWorld;

beforeAll(async () => {
  world = await syncWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.close());

describe('plain values', () => {
  test('a known key stays plain and shows the secret to whoever may read values', async () => {
    world.arrange.secrets({ KEY: 'secret text' });
    world.put('KEY', 'configuration', { secret: false });
    const [, patch] = await world.run(world.sync());
    expect(patch).toEqual([`PATCH ${APP}/values/KEY`, { value: 'secret text', description: '' }]);
    expect(world.held()).toEqual(['KEY: secret text (plain)']);
    const viewer = world.connection('viewer');
    const read = await world.fetch(`https://api.humanitec.io${APP}/values`, {
      headers: { authorization: `Bearer ${viewer.apiToken}` },
    });
    expect(await read.json()).toMatchObject([{ key: 'KEY', value: 'secret text', is_secret: false }]);
  });

  test('so does a plain override; one that the application has gets a secret override', async () => {
    world.arrange.secrets({ OF_APP: 'secret 1', OF_ENV: 'secret 2' });
    world.put('OF_APP', 'configuration', { secret: false });
    world.put('OF_ENV', 'configuration', { secret: false, level: 'env' });
    await world.run(world.sync({ scope: 'environment' }));
    expect(world.held('env')).toEqual(['OF_ENV: secret 2 (plain)', 'OF_APP: secret 1']);
    expect(world.held('app')).toEqual(['OF_APP: configuration (plain)']);
  });

  test('a key that Infisical does not have is deleted, secret or not', async () => {
    world.put('CONFIGURATION', 'text', { secret: false });
    expect(await world.run(world.sync())).toEqual([
      [`GET ${APP}/values`],
      [`DELETE ${APP}/values/CONFIGURATION`],
    ]);
    expect(world.held()).toEqual([]);
  });
});

describe('what protects the destination', () => {
  test('disableSecretDeletion: no key is deleted, all are still overwritten', async () => {
    world.arrange.secrets({ KNOWN: 'after' });
    world.put('KNOWN', 'before');
    world.put('FOREIGN', 'kept');
    await world.run(world.sync({ options: { disableSecretDeletion: true } }));
    expect(world.held()).toEqual(['KNOWN: after', 'FOREIGN: kept']);
  });

  test('a server that does not know it drops it, and deletes', async () => {
    world.arrange.version('2025-03', { disableSecretDeletion: false });
    world.put('FOREIGN', 'goes');
    await world.run(world.sync({ options: { disableSecretDeletion: true } }));
    expect(world.held()).toEqual([]);
  });

  test('keySchema: keys get its prefix and suffix, and only such keys are deleted', async () => {
    world.arrange.secrets({ KEY: 'text' });
    for (const key of ['KEY', 'INF_OLD', 'INF_OLD_X', 'OLD_X', 'INF_X', 'INF__X']) world.put(key, 'there');
    const lines = await world.run(world.sync({ options: { keySchema: 'INF_{{secretKey}}_X' } }));
    expect(lines.map(([call]) => call)).toEqual([
      `GET ${APP}/values`,
      `POST ${APP}/values`,
      `DELETE ${APP}/values/INF_OLD_X`,
      `DELETE ${APP}/values/INF__X`,
    ]);
    expect(world.held()).toEqual([
      'KEY: there',
      'INF_OLD: there',
      'OLD_X: there',
      'INF_X: there',
      'INF_KEY_X: text',
    ]);
  });

  test('{{environment}} in it is the source, so syncs of two environments do not meet', async () => {
    const { id: connectionId } = world.connection();
    const options = { keySchema: '{{environment}}_{{secretKey}}' };
    world.arrange.secrets({ KEY: 'of dev' });
    world.arrange.secrets({ KEY: 'of prod' }, { environment: 'prod' });
    await world.run(world.sync({ connectionId, options }));
    await world.run(world.sync({ connectionId, options, environment: 'prod' }));
    expect(world.held()).toEqual(['dev_KEY: of dev', 'prod_KEY: of prod']);
  });

  test('a server that does not know it writes the bare keys, and deletes all others', async () => {
    world.arrange.version('2025-03');
    world.arrange.secrets({ KEY: 'text' });
    world.put('FOREIGN', 'goes');
    world.put('KEY', 'before');
    await world.run(world.sync({ options: { keySchema: 'INF_{{secretKey}}' } }));
    expect(world.held()).toEqual(['KEY: text']);
  });

  test('a slash in it breaks the path, after the key was refused or made', async () => {
    world.arrange.secrets({ KEY: 'text' });
    const sync = world.sync({ scope: 'environment', options: { keySchema: 'team/{{secretKey}}' } });
    expect((await world.run(sync)).map(([call]) => call)).toContain(`POST ${APP}/values`);
    expect(sync.syncStatus).toBe('failed');
    world.put('team/KEY', 'there', { level: 'env' });
    expect((await world.run(sync)).map(([call]) => call)).toContain(`PATCH ${ENV}/values/team/KEY`);
    expect(sync.syncStatus).toBe('failed');
  });
});

test('two syncs onto one application delete each other’s keys', async () => {
  const { id: connectionId } = world.connection();
  world.arrange.secrets({ OF_DEV: 'text' });
  world.arrange.secrets({ OF_PROD: 'text' }, { environment: 'prod' });
  await world.run(world.sync({ connectionId }));
  await world.run(world.sync({ connectionId, environment: 'prod' }));
  expect(world.held()).toEqual(['OF_PROD: text']);
});

test('a new key of one environment is there, empty, in every other', async () => {
  world.arrange.secrets({ KEY: 'text' });
  const sync = world.sync({ scope: 'environment' });
  await world.run(sync);
  const { apiToken } = world.connection('viewer');
  const production = await world.fetch(`https://api.humanitec.io${APP}/envs/production/values`, {
    headers: { authorization: `Bearer ${apiToken}` },
  });
  expect(await production.json()).toMatchObject([{ key: 'KEY', source: 'app', is_secret: true }]);
  expect(world.held('app')).toEqual(['KEY: ']);
});

describe('what is sent', () => {
  test('imports count as secrets of the folder: its own win, then the last import', async () => {
    world.arrange.secrets({ OWN: 'own', BOTH: 'own' });
    world.arrange.secrets({ BOTH: 'first', TWICE: 'first', FIRST: 'first' }, { path: '/one' });
    world.arrange.secrets({ TWICE: 'last', DEEP: 'last' }, { environment: 'staging', path: '/two' });
    world.arrange.secrets({ DEEPER: 'nested', DEEP: 'nested' }, { environment: 'staging' });
    world.arrange.import({ secretPath: '/one' });
    world.arrange.import({ environment: 'staging', secretPath: '/two' });
    world.arrange.import({ secretPath: '/' }, { environment: 'staging', path: '/two' });
    // A circle ends where it began.
    world.arrange.import({ secretPath: '/two' }, { environment: 'staging' });
    await world.run(world.sync());
    expect(world.held()).toEqual([
      'OWN: own',
      'BOTH: own',
      'TWICE: last',
      'DEEP: last',
      'DEEPER: nested',
      'FIRST: first',
    ]);
  });

  test('references are followed; one that leads nowhere sends nothing', async () => {
    const to = (reference: string) => `\${${reference}}`;
    world.arrange.secrets({ HOST: 'db', PORT: `1${to('staging.net.OFFSET')}`, LOOP: to('LOOP') });
    world.arrange.secrets({ OFFSET: '33' }, { environment: 'staging', path: '/net' });
    world.arrange.secrets({ URL: `${to('HOST')}:${to('PORT')}/${to('NOTHING')}` });
    await world.run(world.sync());
    expect(world.held()).toEqual(['HOST: db', 'PORT: 133', 'LOOP: ', 'URL: db:133/']);
  });

  test('sub-folders only where the server knows `recursive`; otherwise their keys are deleted', async () => {
    world.arrange.secrets({ TOP: 'text' });
    world.arrange.secrets({ BELOW: 'text' }, { path: '/backend/db' });
    const sync = world.sync({ options: { recursive: true } });
    await world.run(sync);
    expect(world.held()).toEqual(['TOP: text', 'BELOW: text']);
    world.arrange.version('2026-04');
    await world.run(sync);
    expect(world.held()).toEqual(['TOP: text']);
  });

  test('two folders with one key cannot be flattened: neither made nor run', async () => {
    world.arrange.secrets({ KEY: 'text' });
    const sync = world.sync({ options: { recursive: true } });
    world.arrange.secrets({ KEY: 'other' }, { path: '/backend' });
    const { id: _id, ...body } = sync;
    const refused = await world.ask('POST', '/api/v1/secret-syncs/humanitec', { ...body, name: 'another' });
    expect([refused.status, refused.body.message]).toEqual([400, expect.stringContaining('"KEY"')]);
    expect(await world.run(sync)).toEqual([]);
    expect(sync.syncStatus).toBe('failed');
  });
});
