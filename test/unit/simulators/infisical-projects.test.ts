import { expect, test } from 'vitest';
import { refusal, SYNCS, signedIn } from './infisical-world';

/** A signed-in identity, a connection, and the body of a valid sync that uses it. */
async function syncing() {
  const simulator = await signedIn();
  const connection = simulator.arrange.connection({ name: 'ci-bot', apiToken: 'good' });
  const sync = (changes: object = {}) => ({
    name: 'shop-dev',
    projectId: simulator.seed.shop.id,
    connectionId: connection.id,
    environment: 'dev',
    secretPath: '/backend/',
    isAutoSyncEnabled: false,
    syncOptions: {
      initialSyncBehavior: 'overwrite-destination',
      disableSecretDeletion: true,
      keySchema: 'INF_{{secretKey}}',
    },
    destinationConfig: { scope: 'environment', org: 'acme', app: 'shop', env: 'development' },
    ...changes,
  });
  return { ...simulator, connection, sync };
}

test('projects come with environments, only those the actor may see', async () => {
  const { call, seed } = await signedIn();
  seed.identity.rights.visibleProjects = [seed.payments.id];
  const { body } = await call('GET', '/api/v1/projects?type=secret-manager');
  expect(body).toMatchObject({
    projects: [{ name: 'payments', environments: [{ slug: 'dev' }, { slug: 'prod' }] }],
  });
});

test('older servers know projects as workspaces only', async () => {
  const { call, arrange } = await signedIn();
  arrange.version('2025-08');
  expect(refusal(await call('GET', '/api/v1/projects?type=secret-manager'))).toEqual([
    404,
    'Not Found',
    'Route GET:/api/v1/projects not found',
  ]);
  expect((await call('GET', '/api/v1/workspace')).body).toMatchObject({
    workspaces: [{ name: 'shop' }, { name: 'payments' }],
  });
});

test('folders are listed one level deep, or all', async () => {
  const { call, seed, state } = await signedIn();
  state.folders.push({ id: 'deep', projectId: seed.shop.id, environment: 'dev', path: '/backend/db' });
  const at = (query: string) =>
    call('GET', `/api/v2/folders?projectId=${seed.shop.id}&environment=dev&${query}`);
  expect((await at('path=/')).body.folders).toMatchObject([{ name: 'backend' }]);
  expect((await at('path=/&recursive=true')).body.folders).toMatchObject([
    {},
    { relativePath: '/backend/db' },
  ]);
  expect((await at('path=/backend')).body.folders).toMatchObject([{ name: 'db' }]);
});

test('a sync is created, read, listed per project, and changed', async () => {
  const { call, sync, seed, connection } = await syncing();
  const created = await call('POST', SYNCS, sync());
  expect(created.body.secretSync).toMatchObject({
    name: 'shop-dev',
    syncStatus: null,
    connection: { app: 'humanitec', name: 'ci-bot', id: connection.id },
    environment: { slug: 'dev', name: 'Development' },
    folder: { path: '/backend' },
    syncOptions: { disableSecretDeletion: true },
  });
  const id = created.body.secretSync?.id;
  expect((await call('GET', `${SYNCS}/${id}`)).body).toEqual(created.body);
  const named = await call('GET', `${SYNCS}/sync-name/shop-dev?projectId=${seed.shop.id}`);
  expect(named.body).toEqual(created.body);
  expect((await call('GET', `${SYNCS}?projectId=${seed.payments.id}`)).body).toEqual({ secretSyncs: [] });
  const patched = await call('PATCH', `${SYNCS}/${id}`, { isAutoSyncEnabled: true });
  expect(patched.body.secretSync).toMatchObject({ isAutoSyncEnabled: true, name: 'shop-dev' });
  expect((await call('GET', SYNCS)).status).toBe(422);
});

test('an older server drops the options that protect the destination', async () => {
  const { call, sync, arrange } = await syncing();
  arrange.version('2025-03', { disableSecretDeletion: false });
  const { secretSync } = (await call('POST', SYNCS, sync())).body;
  expect(secretSync?.syncOptions).toEqual({ initialSyncBehavior: 'overwrite-destination' });
});

const UNKNOWN = 'aaaaaaaa-0000-4000-8000-000000000000';

test.each([
  [
    'an unknown connection',
    { connectionId: UNKNOWN },
    404,
    `Could not find App Connection with ID ${UNKNOWN}`,
  ],
  [
    'an unknown environment',
    { environment: 'qa' },
    400,
    /^Could not find folder with path "\/backend" in environment "qa"/,
  ],
  ['an unknown folder', { secretPath: '/nope' }, 400, /^Could not find folder with path "\/nope"/],
  ['an unknown project', { projectId: 'nope' }, 400, 'Could not find project with ID nope'],
])('a sync of %s is refused', async (_name, changes, status, message) => {
  const { call, sync } = await syncing();
  const answer = await call('POST', SYNCS, sync(changes));
  expect(answer.status).toBe(status);
  expect(answer.body.message).toMatch(message);
});

test('a sync needs a Humanitec connection of the same scope, and rights on all ends', async () => {
  const { call, sync, seed, arrange, options } = await syncing();
  const message = async (changes?: object) => (await call('POST', SYNCS, sync(changes))).body.message;
  const foreign = arrange.connection({ name: 'dns', app: 'cloudflare' });
  expect(await message({ connectionId: foreign.id })).toMatch(/cannot be used to connect to Humanitec$/);
  const elsewhere = arrange.connection({ name: 'p', projectId: seed.payments.id });
  expect(await message({ connectionId: elsewhere.id })).toMatch(/^You cannot connect project App Connection/);
  options.syncLimitReached = true;
  expect(await message()).toMatch(/plan limit reached/);
  options.syncLimitReached = false;
  seed.identity.rights.readSecrets = false;
  expect(await message()).toBe(
    'You do not have permission to read secrets at path "/backend" in environment "dev".',
  );
  seed.identity.rights.organization = ['read'];
  expect(await message()).toBe('You are not allowed to connect on app-connections');
  seed.identity.rights.syncs = [];
  expect(await message()).toBe('You are not allowed to create on secret-syncs');
});

test('a destination in use is reported, except for the sync itself', async () => {
  const { call, arrange, connection, seed } = await syncing();
  const destinationConfig = { scope: 'application', org: 'acme', app: 'shop' } as const;
  const { id } = arrange.sync({ name: 'a', connectionId: connection.id, destinationConfig });
  const ask = async (changes: object = {}) =>
    (
      await call('POST', `${SYNCS}/check-destination`, {
        destinationConfig,
        projectId: seed.payments.id,
        ...changes,
      })
    ).body;
  expect(await ask()).toEqual({ hasDuplicate: true, duplicateProjectId: seed.shop.id });
  expect(await ask({ excludeSyncId: id })).toEqual({ hasDuplicate: false });
  expect(await ask({ destinationConfig: { ...destinationConfig, app: 'other' } })).toEqual({
    hasDuplicate: false,
  });
});
