import { expect, test } from 'vitest';
import { noRights } from '../../simulators/infisical/index';
import { CONNECTIONS, clock, refusal, signedIn } from './infisical-world';

/** A signed-in identity, and the create call with valid defaults. */
async function connecting() {
  const simulator = await signedIn(CONNECTIONS);
  const create = (changes: object = {}) =>
    simulator.call('POST', '', {
      name: 'ci-bot',
      method: 'api-token',
      credentials: { apiToken: 'good' },
      ...changes,
    });
  return { ...simulator, create };
}

test('a connection is stored with its token, which is never shown again', async () => {
  const { create, call, state, seed, asked } = await connecting();
  const created = await create({ description: ' Service user ci-bot ', projectId: seed.shop.id, unknown: 1 });
  expect(created.status).toBe(200);
  expect(created.body.appConnection).toMatchObject({
    name: 'ci-bot',
    description: 'Service user ci-bot',
    app: 'humanitec',
    credentials: {},
    orgId: seed.organization.id,
    projectId: seed.shop.id,
    credentialsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(asked).toEqual(['good']);
  expect(state.connections[0]?.apiToken).toBe('good');
  const id = state.connections[0]?.id;
  const read = await call('GET', `/${id}`);
  expect(read.body).toEqual(created.body);
  expect(read.text).not.toMatch(/good|apiToken|encrypted|unknown/);
  const list = await call('GET');
  expect(list.body).toMatchObject({
    appConnections: [
      { id, project: { id: seed.shop.id, name: 'shop', slug: 'shop', type: 'secret-manager' } },
    ],
  });
});

const NOT_A_SLUG = 'name field can only contain lowercase letters, numbers, and hyphens';
const UNSUPPORTED = 'Not supported for Humanitec Connections';

test.each<[object, string, string]>([
  [{ name: ' ' }, 'name', 'name field must be at least 1 lowercase character'],
  [{ name: 'a'.repeat(65) }, 'name', 'name field must be at most 64 lowercase characters'],
  ...['CI', 'a_b', 'a.b', '-a', 'a-', 'a--b'].map((name): [object, string, string] => [
    { name },
    'name',
    NOT_A_SLUG,
  ]),
  [{ description: 'x'.repeat(257) }, 'description', 'Description cannot exceed 256 characters'],
  [{ credentials: { apiToken: ' ' } }, 'credentials.apiToken', 'API Token required'],
  [{ method: 'oauth' }, 'method', "Invalid discriminator value. Expected 'api-token'"],
  [{ gatewayId: 'x' }, 'gatewayId', UNSUPPORTED],
  [{ isAutoRotationEnabled: true }, 'isAutoRotationEnabled', UNSUPPORTED],
])('%o is refused by field, before Humanitec is asked', async (changes, path, message) => {
  const { create, asked } = await connecting();
  expect(refusal(await create(changes))).toMatchObject([
    422,
    'ValidationFailure',
    [{ path: path.split('.'), message }],
  ]);
  expect(asked).toEqual([]);
});

test('names of 64 characters and an explicit null or false are fine', async () => {
  const { create } = await connecting();
  const answer = await create({
    name: 'a'.repeat(64),
    description: null,
    gatewayId: null,
    isAutoRotationEnabled: false,
  });
  expect(answer.status).toBe(200);
});

test.each([
  [401, {}, 400, 'Failed to validate credentials: Request failed with status code 401'],
  [302, {}, 400, 'Failed to validate credentials: Request failed with status code 302'],
  [200, undefined, 500, 'Failed to get organizations: Response was empty'],
])('Humanitec answering %s with %s is passed on as %s', async (status, answer, expected, message) => {
  const { create, answers } = await connecting();
  answers.set('good', { status, body: answer });
  const refused = await create();
  expect([refused.status, refused.body.message]).toEqual([expected, message]);
});

test('no answer of Humanitec is a refusal too', async () => {
  const { create, answers } = await connecting();
  answers.set('good', new Error('socket hang up'));
  expect((await create()).body.message).toBe('Failed to validate credentials: socket hang up');
});

test('an empty list of organizations passes', async () => {
  const { create } = await connecting();
  expect((await create({ credentials: { apiToken: 'other' } })).status).toBe(200);
});

test('a taken name is found last, so that a refused token hides it', async () => {
  const { create, arrange } = await connecting();
  arrange.connection({ name: 'ci-bot', app: 'cloudflare' });
  expect((await create({ credentials: { apiToken: 'bad' } })).body.message).toMatch(/^Failed to validate/);
  expect(refusal(await create())).toEqual([
    400,
    'BadRequest',
    'An App Connection with the name "ci-bot" already exists',
  ]);
});

test('names are unique per scope; on older servers in the organization', async () => {
  const { create, arrange, seed, options } = await connecting();
  arrange.connection({ name: 'ci-bot', projectId: seed.payments.id });
  expect((await create({ projectId: seed.shop.id })).status).toBe(200);
  expect((await create()).status).toBe(200);
  expect((await create({ projectId: seed.payments.id })).status).toBe(400);
  options.behaviour.namesUniquePer = 'organization';
  arrange.connection({ name: 'elsewhere', projectId: seed.payments.id });
  expect((await create({ name: 'elsewhere' })).status).toBe(400);
});

test('an older server drops the project and shows no field of it', async () => {
  const { create, arrange, seed, state } = await connecting();
  arrange.version('2025-08');
  const { appConnection } = (await create({ projectId: seed.shop.id })).body;
  expect(appConnection).not.toHaveProperty('projectId');
  expect(state.connections[0]?.projectId).toBeNull();
});

test('an unknown project is a 400, before any right is looked at', async () => {
  const { create, seed } = await connecting();
  seed.identity.rights = noRights();
  expect(refusal(await create({ projectId: 'nope' }))).toEqual([
    400,
    'BadRequest',
    'Could not find project with ID nope',
  ]);
});

test('an unknown project is answered by each call in its own way', async () => {
  const { call } = await connecting();
  const unknown = async (path: string) => {
    const { status, body } = await call('GET', `${path}?projectId=nope`);
    return [status, body.message];
  };
  expect(await unknown('')).toEqual([403, 'You are not allowed to access this resource']);
  expect(await unknown('/available')).toEqual([400, 'Could not find project with ID nope']);
  expect(await unknown('/connection-name/free')).toEqual([
    404,
    'Could not find App Connection with name free in project scope.',
  ]);
});

test('every PATCH changes the time, only a new token changes the hash', async () => {
  const { call, arrange, options } = await connecting();
  const { id } = arrange.connection({ name: 'ci-bot' });
  const time = clock(options);
  time.pass(60);
  const before = (await call('GET', `/${id}`)).body.appConnection;
  const after = (await call('PATCH', `/${id}`, {})).body.appConnection;
  expect(after).toEqual({ ...before, updatedAt: new Date(options.now()).toISOString() });
  expect(after).not.toEqual(before);
});

test('a new token changes the hash, also when it is the same token', async () => {
  const { call, arrange, state } = await connecting();
  const { id } = arrange.connection({ name: 'ci-bot', apiToken: 'old' });
  const hashAfter = async (json: object) => {
    const { appConnection } = (await call('PATCH', `/${id}`, json)).body;
    return appConnection?.credentialsHash;
  };
  const renamed = await hashAfter({ name: 'renamed', description: null });
  const once = await hashAfter({ credentials: { apiToken: 'good' } });
  const twice = await hashAfter({ credentials: { apiToken: 'good' } });
  expect(new Set([renamed, once, twice]).size).toBe(3);
  expect(state.connections[0]).toMatchObject({ name: 'renamed', apiToken: 'good' });
});

test('a refused token leaves the connection as it was', async () => {
  const { call, arrange } = await connecting();
  const connection = arrange.connection({ name: 'ci-bot', apiToken: 'old' });
  const before = { ...connection };
  const answer = await call('PATCH', `/${connection.id}`, { name: 'x', credentials: { apiToken: 'bad' } });
  expect(answer.status).toBe(400);
  expect(connection).toEqual(before);
});

test('PATCH does not look at the app: another vendor gets the token, which is recorded as a leak', async () => {
  const { call, arrange, state, asked } = await connecting();
  const cloudflare = arrange.connection({ name: 'dns', app: 'cloudflare' });
  const github = arrange.connection({ name: 'code', app: 'github' });
  for (const { id } of [cloudflare, github]) {
    expect((await call('GET', `/${id}`)).status).toBe(400);
    expect((await call('DELETE', `/${id}`)).status).toBe(400);
    expect((await call('PATCH', `/${id}`, { credentials: { apiToken: 'good' } })).status).toBe(400);
  }
  expect(asked).toEqual([]);
  expect(state.leaks).toEqual([
    { connectionId: cloudflare.id, app: 'cloudflare', apiToken: 'good', reachedVendor: true },
    { connectionId: github.id, app: 'github', apiToken: 'good', reachedVendor: false },
  ]);
});

test('a connection with syncs cannot be deleted', async () => {
  const { call, arrange, state } = await connecting();
  const { id } = arrange.connection({ name: 'ci-bot' });
  arrange.sync({
    name: 'shop-dev',
    connectionId: id,
    destinationConfig: { scope: 'application', org: 'acme', app: 'shop' },
  });
  expect((await call('DELETE', `/${id}`)).body.message).toMatch(/^Cannot delete App Connection/);
  state.syncs = [];
  expect((await call('DELETE', `/${id}`)).status).toBe(200);
  expect(refusal(await call('GET', `/${id}`))).toEqual([
    404,
    'NotFound',
    `Could not find App Connection with ID ${id}`,
  ]);
  expect((await call('GET', '/not-a-uuid')).status).toBe(422);
});
