import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Simulators, startSimulators } from '../../simulators';

let simulators: Simulators;

beforeAll(async () => {
  simulators = await startSimulators();
});
beforeEach(() => simulators.reset());
afterEach(() => vi.useRealTimers());
afterAll(() => simulators.close());

/** Calls the API with a bearer token; the body is undefined when the answer has none. */
async function call(token: string, method: string, path: string, body?: unknown) {
  const response = await simulators.fetch(`https://api.humanitec.io${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

function serviceUser(options: Parameters<Simulators['humanitec']['createServiceUser']>[0] = {}) {
  const user = simulators.humanitec.createServiceUser(options);
  return { ...user, token: simulators.humanitec.createToken(user.id).value };
}

const writeValue = (token: string) =>
  call(token, 'POST', '/orgs/acme/apps/shop/values', { key: 'KEY', description: null, value: 'text' });

describe('who may read and write the values of an application', () => {
  test.each([
    { role: 'administrator', apps: {}, reads: 200, writes: 201 },
    { role: 'manager', apps: {}, reads: 403, writes: 403 },
    { role: 'orgViewer', apps: {}, reads: 200, writes: 403 },
    { role: 'orgViewer', apps: { shop: 'developer' }, reads: 200, writes: 201 },
    { role: 'artefactContributor', apps: {}, reads: 403, writes: 403 },
    { role: 'member', apps: {}, reads: 403, writes: 403 },
    { role: 'member', apps: { shop: 'viewer' }, reads: 200, writes: 403 },
    { role: 'member', apps: { shop: 'developer' }, reads: 200, writes: 201 },
    { role: 'member', apps: { shop: 'owner' }, reads: 200, writes: 201 },
    { role: 'member', apps: { checkout: 'owner' }, reads: 403, writes: 403 },
  ] as const)('$role with $apps', async ({ role, apps, reads, writes }) => {
    const { token } = serviceUser({ role, apps });
    expect(await call(token, 'GET', '/orgs/acme/apps/shop/values')).toMatchObject({ status: reads });
    expect(await writeValue(token)).toMatchObject({ status: writes });
  });

  test.each([
    { role: 'administrator', apps: {}, patched: 200, deleted: 204 },
    { role: 'manager', apps: {}, patched: 403, deleted: 403 },
    { role: 'orgViewer', apps: {}, patched: 403, deleted: 403 },
    { role: 'member', apps: { shop: 'viewer' }, patched: 403, deleted: 403 },
    { role: 'member', apps: { shop: 'developer' }, patched: 200, deleted: 204 },
  ] as const)('$role with $apps changes and removes values: $patched', async (given) => {
    const admin = serviceUser({ name: 'other', role: 'administrator' });
    await writeValue(admin.token);
    const { token } = serviceUser(given);
    for (const level of ['/orgs/acme/apps/shop/envs/development', '/orgs/acme/apps/shop']) {
      const path = `${level}/values/KEY`;
      expect(await call(token, 'PATCH', path, { value: 'new' })).toMatchObject({ status: given.patched });
      expect(await call(token, 'DELETE', path)).toMatchObject({ status: given.deleted });
    }
  });

  test('all values of one level are removed at once, by who may write', async () => {
    const { token } = serviceUser({ apps: { shop: 'developer' } });
    const viewer = serviceUser({ apps: { shop: 'viewer' } });
    const [app, environment] = ['/orgs/acme/apps/shop', '/orgs/acme/apps/shop/envs/development'];
    await writeValue(token);
    await call(token, 'PATCH', `${environment}/values/KEY`, { value: 'override' });
    for (const level of [environment, app]) {
      expect(await call(viewer.token, 'DELETE', `${level}/values`)).toMatchObject({ status: 403 });
      expect((await call(token, 'GET', `${environment}/values`)).body).toHaveLength(1);
      expect(await call(token, 'DELETE', `${level}/values`)).toMatchObject({ status: 204 });
    }
    expect(await call(token, 'GET', `${environment}/values`)).toEqual({ status: 200, body: [] });
  });

  test('a role of a group counts for its members, whether or not the roles map names it', async () => {
    const { humanitec } = simulators;
    const { id, token } = serviceUser();
    humanitec.setAppRole('acme', 'shop', humanitec.createGroup('developers', [id]).id, 'developer');
    expect(await writeValue(token)).toMatchObject({ status: 201 });
    const roles = async () => (await call(token, 'GET', '/current-user')).body.roles;
    expect(await roles()).toEqual({ '/orgs/acme': 'member' });
    humanitec.quirks.rolesMergeGroups = true;
    expect(await roles()).toEqual({ '/orgs/acme': 'member', '/orgs/acme/apps/shop': 'developer' });
  });

  test('a changed role is listed at once and applies after the delay', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { humanitec } = simulators;
    const { id, token } = serviceUser({ apps: { shop: 'viewer' } });
    humanitec.quirks.roleDelayMs = 30_000;
    humanitec.setAppRole('acme', 'shop', id, 'developer');
    expect(await call(token, 'GET', `/orgs/acme/apps/shop/users/${id}`)).toMatchObject({
      body: { role: 'developer' },
    });
    expect(await writeValue(token)).toMatchObject({ status: 403 });
    vi.setSystemTime(Date.now() + 30_000);
    expect(await writeValue(token)).toMatchObject({ status: 201 });
  });
});

describe('who may manage', () => {
  test.each([
    { role: 'administrator', status: 200 },
    { role: 'manager', status: 200 },
    { role: 'member', status: 403 },
    { role: 'orgViewer', status: 403 },
  ] as const)('service users and tokens: $role gets $status', async ({ role, status }) => {
    const other = serviceUser({ name: 'other' });
    const { token } = serviceUser({ role });
    const user = { name: 'new', role: 'member' };
    expect(await call(token, 'POST', '/orgs/acme/users', user)).toMatchObject({ status });
    const definition = { id: 'new', type: 'static' };
    expect(await call(token, 'POST', `/users/${other.id}/tokens`, definition)).toMatchObject({ status });
  });

  test.each([
    { apps: { shop: 'owner' }, status: 200 },
    { apps: { shop: 'developer' }, status: 403 },
    { apps: {}, status: 403 },
  ] as const)('members of an application: $apps gets $status', async ({ apps, status }) => {
    const other = serviceUser({ name: 'other' });
    const { token } = serviceUser({ apps });
    const member = { id: other.id, role: 'developer' };
    expect(await call(token, 'POST', '/orgs/acme/apps/shop/users', member)).toMatchObject({ status });
  });

  test('nothing of an organization one is not in', async () => {
    simulators.humanitec.addOrg('globex', 'Globex');
    simulators.humanitec.addApp('globex', 'rockets');
    const { token } = serviceUser({ role: 'administrator' });
    expect((await call(token, 'GET', '/orgs')).body).toHaveLength(1);
    expect(await call(token, 'GET', '/orgs/globex/apps')).toMatchObject({ status: 403 });
    expect(await call(token, 'GET', '/orgs/nowhere/apps')).toMatchObject({ status: 404 });
  });
});

describe('tokens', () => {
  test.each(['hex', 'jwt', 'base64', 'url-safe'] as const)(
    'a %s token is one line and works',
    async (format) => {
      simulators.humanitec.tokenFormat = format;
      const { token } = serviceUser();
      expect(token).toMatch(/^[A-Za-z0-9._~+/=-]{20,2048}$/);
      expect(await call(token, 'GET', '/current-user')).toMatchObject({ status: 200 });
    },
  );

  test('revoking one leaves the others of the user alone', async () => {
    const user = serviceUser();
    const spare = simulators.humanitec.createToken(user.id, { id: 'spare' });
    const admin = serviceUser({ role: 'administrator' });
    const revoked = await call(admin.token, 'DELETE', `/users/${user.id}/tokens/infisical`);
    expect(revoked).toEqual({ status: 204, body: undefined });
    expect(await call(user.token, 'GET', '/orgs')).toMatchObject({
      status: 403,
      body: { error: 'API-000', message: 'Could not validate token' },
    });
    expect(await call(spare.value, 'GET', '/orgs')).toMatchObject({ status: 200 });
  });

  test.each([401, 403] as const)('a bad token is answered with %i when so configured', async (status) => {
    simulators.humanitec.quirks.badTokenStatus = status;
    expect(await call('wrong', 'GET', '/current-user')).toEqual({ status, body: undefined });
    expect(await call('wrong', 'GET', '/orgs')).toMatchObject({ status });
  });

  test('an expired one is refused', async () => {
    const { id } = serviceUser();
    const { value } = simulators.humanitec.createToken(id, { id: 'old', expiresAt: new Date('2020-01-01') });
    expect(await call(value, 'GET', '/orgs')).toMatchObject({ status: 403 });
  });

  test('deleting the service user ends them all', async () => {
    const { id, token } = serviceUser();
    const admin = serviceUser({ role: 'administrator' });
    await call(admin.token, 'DELETE', `/orgs/acme/users/${id}`);
    expect(await call(token, 'GET', '/orgs')).toMatchObject({ status: 403 });
  });
});

describe('readings of what the documentation leaves open', () => {
  test('service users refused by current-user', async () => {
    simulators.humanitec.quirks.currentUserRefusesServiceUsers = true;
    const { token } = serviceUser();
    expect(await call(token, 'GET', '/current-user')).toEqual({ status: 403, body: undefined });
    expect(await call(token, 'GET', '/orgs')).toMatchObject({ status: 200 });
  });

  test('a roles map of organizations only', async () => {
    simulators.humanitec.quirks.rolesOmitApps = true;
    const { token } = serviceUser({ apps: { shop: 'developer' } });
    expect((await call(token, 'GET', '/current-user')).body.roles).toEqual({ '/orgs/acme': 'member' });
  });

  test('own tokens not to be listed', async () => {
    simulators.humanitec.quirks.ownTokensForbidden = true;
    const { id, token } = serviceUser();
    expect(await call(token, 'GET', `/users/${id}/tokens`)).toMatchObject({ status: 403 });
  });

  test.each([
    { memberLookup: 'allowed', list: 200, single: 200 },
    { memberLookup: 'single-only', list: 403, single: 200 },
    { memberLookup: 'forbidden', list: 403, single: 403 },
  ] as const)('member lookup $memberLookup', async ({ memberLookup, list, single }) => {
    simulators.humanitec.quirks.memberLookup = memberLookup;
    const { id, token } = serviceUser({ apps: { shop: 'developer' } });
    expect(await call(token, 'GET', '/orgs/acme/apps/shop/users')).toMatchObject({ status: list });
    expect(await call(token, 'GET', `/orgs/acme/apps/shop/users/${id}`)).toMatchObject({ status: single });
  });
});
