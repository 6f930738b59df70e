import { Configuration, PublicApi } from '@humanitec/autogen';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Humanitec } from '@/utils/humanitec/client';
import { type Simulators, startSimulators } from '../../simulators';
import { openApiCheck } from './openapi';

const check = openApiCheck();

/** What the vendor's document has against the answers of the running test. */
let objections: string[] = [];
let simulators: Simulators;

beforeAll(async () => {
  simulators = await startSimulators();
});
beforeEach(() => {
  simulators.reset();
  objections = [];
});
afterAll(() => simulators.close());

/** The vendor's own client with a token, watched by the vendor's own document. */
function vendorClient(token: string): PublicApi {
  const watched: typeof fetch = async (input, init) => {
    const response = await simulators.fetch(input, init);
    const text = await response.clone().text();
    const objection = check({
      method: init?.method ?? 'GET',
      path: new URL(String(input)).pathname,
      status: response.status,
      body: text === '' ? undefined : JSON.parse(text),
    });
    if (objection) objections.push(objection);
    return response;
  };
  return new PublicApi(
    new Configuration({
      basePath: 'https://api.humanitec.io',
      headers: { Authorization: `Bearer ${token}` },
      fetchApi: watched,
    }),
  );
}

/** An administrator's token, for what people do in the console. */
function adminClient(): PublicApi {
  const { humanitec } = simulators;
  const user = humanitec.createServiceUser({ name: 'operator', role: 'administrator' });
  return vendorClient(humanitec.createToken(user.id).value);
}

function plainValue(key: string) {
  const now = new Date();
  return { key, text: 'text', isSecret: false, description: '', createdAt: now, updatedAt: now };
}

function value(key: string, is_secret: boolean) {
  return { key, description: 'seeded', value: 'text', is_secret };
}

describe("the vendor's client can make every call the extension makes", () => {
  test('who am I, and what may I see', async () => {
    const { humanitec } = simulators;
    const user = humanitec.createServiceUser({ apps: { shop: 'developer', checkout: 'viewer' } });
    const client = vendorClient(humanitec.createToken(user.id).value);

    expect(await client.getCurrentUser()).toMatchObject({
      id: user.id,
      type: 'service',
      roles: {
        '/orgs/acme': 'member',
        '/orgs/acme/apps/shop': 'developer',
        '/orgs/acme/apps/checkout': 'viewer',
      },
    });
    expect(await client.listOrganizations()).toMatchObject([{ id: 'acme', name: 'Acme' }]);
    const apps = await client.listApplications({ orgId: 'acme' });
    expect(apps.map(({ id, envs }) => [id, envs.map((environment) => environment.id)])).toEqual([
      ['shop', ['development', 'production']],
      ['checkout', ['development', 'production']],
    ]);
    const member = { orgId: 'acme', appId: 'shop', userId: user.id };
    expect(await client.getUserRoleInApp(member)).toMatchObject({ id: user.id, role: 'developer' });
    expect(await client.listUserRolesInApp(member)).toHaveLength(1);
    expect(objections).toEqual([]);
  });

  /** What the vendor's client is asked for each call; the extension's type keeps the list complete. */
  const calls: Record<keyof Humanitec, ((client: PublicApi, userId: string) => Promise<unknown>) | null> = {
    currentUser: (client) => client.getCurrentUser(),
    organizations: (client) => client.listOrganizations(),
    applications: (client) => client.listApplications({ orgId: 'acme' }),
    appUser: (client, userId) => client.getUserRoleInApp({ orgId: 'acme', appId: 'shop', userId }),
    // Without the filter `type=group`, which this version of the vendor's client does not know.
    appGroups: (client) => client.listUserRolesInApp({ orgId: 'acme', appId: 'shop' }),
    // The vendor's client has no call for it (docs/facts/humanitec-api.md, section 2, "Outside the subset").
    groupsOf: null,
    values: (client) => client.orgsOrgIdAppsAppIdValuesGet({ orgId: 'acme', appId: 'shop' }),
    environmentValues: (client) =>
      client.orgsOrgIdAppsAppIdEnvsEnvIdValuesGet({ orgId: 'acme', appId: 'shop', envId: 'development' }),
    tokens: (client, userId) => client.listUserTokens({ userId }),
  };

  test.each(Object.entries(calls).filter(([, call]) => call !== null))('%s', async (_, call) => {
    const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
    const client = vendorClient(simulators.humanitec.createToken(user.id).value);
    await expect(call?.(client, user.id)).resolves.toBeDefined();
    expect(objections).toEqual([]);
  });

  test('values of an application and of its environments', async () => {
    const client = adminClient();
    const shop = { orgId: 'acme', appId: 'shop' };
    const development = { ...shop, envId: 'development' };
    await client.orgsOrgIdAppsAppIdValuesPost({ ...shop, ValueCreatePayloadRequest: value('PLAIN', false) });
    await client.orgsOrgIdAppsAppIdValuesPost({ ...shop, ValueCreatePayloadRequest: value('SECRET', true) });
    await client.orgsOrgIdAppsAppIdEnvsEnvIdValuesPost({
      ...development,
      ValueCreatePayloadRequest: value('PLAIN', false),
    });

    expect(await client.orgsOrgIdAppsAppIdValuesGet(shop)).toMatchObject([
      { key: 'PLAIN', value: 'text', source: 'app' },
      { key: 'SECRET', value: '', is_secret: true, source: 'app' },
    ]);
    const merged = await client.orgsOrgIdAppsAppIdEnvsEnvIdValuesGet(development);
    expect(merged.map(({ key, source }) => [key, source])).toEqual([
      ['SECRET', 'app'],
      ['PLAIN', 'env'],
    ]);
    expect(objections).toEqual([]);
  });

  test('a sync writes, changes and removes single values, at both levels', async () => {
    const client = adminClient();
    const shop = { orgId: 'acme', appId: 'shop' };
    const development = { ...shop, envId: 'development' };
    const changed = { ValuePatchPayloadRequest: { value: 'changed', description: 'by a sync' } };
    await client.orgsOrgIdAppsAppIdValuesPost({ ...shop, ValueCreatePayloadRequest: value('SECRET', true) });
    await client.orgsOrgIdAppsAppIdValuesPost({ ...shop, ValueCreatePayloadRequest: value('PLAIN', false) });

    const atApp = await client.orgsOrgIdAppsAppIdValuesKeyPatch({ ...shop, key: 'SECRET', ...changed });
    expect(atApp).toMatchObject({ value: '', is_secret: true, description: 'by a sync', source: 'app' });
    const atEnvironment = { ...development, key: 'PLAIN' };
    expect(
      await client.orgsOrgIdAppsAppIdEnvsEnvIdValuesKeyPatch({ ...atEnvironment, ...changed }),
    ).toMatchObject({ value: 'changed', is_secret: false, source: 'env' });
    expect(simulators.humanitec.app('acme', 'shop').values.get('PLAIN')?.text).toBe('text');

    await client.orgsOrgIdAppsAppIdEnvsEnvIdValuesKeyDelete(atEnvironment);
    await client.orgsOrgIdAppsAppIdValuesKeyDelete({ ...shop, key: 'SECRET' });
    const left = await client.orgsOrgIdAppsAppIdEnvsEnvIdValuesGet(development);
    expect(left.map(({ key, source }) => [key, source])).toEqual([['PLAIN', 'app']]);
    expect(objections).toEqual([]);
  });

  test.each(['absent', 'zero-date'] as const)('tokens; no expiry shown as %s', async (neverExpires) => {
    const { humanitec } = simulators;
    humanitec.quirks.neverExpires = neverExpires;
    const user = humanitec.createServiceUser();
    const client = vendorClient(humanitec.createToken(user.id, { id: 'forever' }).value);
    humanitec.createToken(user.id, { id: 'dated', expiresAt: new Date('2030-01-01') });

    expect(await client.listUserTokens({ userId: user.id })).toMatchObject([
      { id: 'forever', type: 'static' },
      { id: 'dated', expires_at: '2030-01-01T00:00:00.000Z' },
    ]);
    expect(objections).toEqual([]);
  });
});

test("the vendor's client can do what people do in the console", async () => {
  const client = adminClient();
  const user = await client.createServiceUserInOrg({
    orgId: 'acme',
    NewServiceUserRequest: { name: 'infisical-sync', role: 'member' },
  });
  expect(user.id).toMatch(/^s-[0-9a-f-]{36}$/);
  const { token } = await client.createUserToken({
    userId: user.id,
    TokenDefinitionRequest: { id: 'infisical', type: 'static', expires_at: '2030-12-31T22:59:59.999Z' },
  });
  const shop = { orgId: 'acme', appId: 'shop' };
  await client.createUserRoleInApp({ ...shop, UserRoleRequest: { id: user.id, role: 'viewer' } });
  await client.updateUserRoleInApp({ ...shop, userId: user.id, RoleRequest: { role: 'developer' } });

  const own = vendorClient(token);
  expect((await own.getCurrentUser()).roles['/orgs/acme/apps/shop']).toBe('developer');

  await client.deleteUserRoleInApp({ ...shop, userId: user.id });
  expect((await own.getCurrentUser()).roles).toEqual({ '/orgs/acme': 'member' });
  await client.deleteUserToken({ userId: user.id, tokenId: 'infisical' });
  await expect(own.getCurrentUser()).rejects.toMatchObject({ response: { status: 403 } });
  await client.createApplication({
    orgId: 'acme',
    ApplicationCreationRequest: { id: 'search', name: 'Search' },
  });
  expect(await client.listUserRolesInOrg({ orgId: 'acme' })).toHaveLength(3);
  expect(objections).toEqual([]);
});

test('refusals have the documented statuses and bodies', async () => {
  const { humanitec } = simulators;
  const client = adminClient();
  const user = humanitec.createServiceUser();
  const own = vendorClient(humanitec.createToken(user.id).value);
  const shop = { orgId: 'acme', appId: 'shop' };
  const status = (expected: number) => ({ response: { status: expected } });

  await expect(vendorClient('wrong').getCurrentUser()).rejects.toMatchObject(status(403));
  await expect(vendorClient('wrong').listOrganizations()).rejects.toMatchObject(status(403));
  await expect(own.listUserRolesInApp(shop)).rejects.toMatchObject(status(403));
  await expect(own.getApplication(shop)).rejects.toMatchObject(status(404));
  await expect(own.listUserTokens({ userId: humanitec.admin.id })).rejects.toMatchObject(status(403));
  await expect(client.getUserRoleInApp({ ...shop, userId: user.id })).rejects.toMatchObject(status(404));
  await expect(
    client.createUserToken({ userId: user.id, TokenDefinitionRequest: { id: 'infisical', type: 'static' } }),
  ).rejects.toMatchObject(status(409));
  await expect(
    client.createUserToken({ userId: user.id, TokenDefinitionRequest: { id: 'other', type: 'jwt' } }),
  ).rejects.toMatchObject(status(400));
  await expect(
    client.orgsOrgIdAppsAppIdValuesPost({ ...shop, ValueCreatePayloadRequest: value('1ST', false) }),
  ).rejects.toMatchObject(status(400));
  humanitec.app('acme', 'shop').values.set('KEY', plainValue('KEY'));
  const absent = { ...shop, key: 'NONE', ValuePatchPayloadRequest: { value: '' } };
  const atEnvironment = { ...shop, envId: 'development' };
  for (const refused of [
    () => client.orgsOrgIdAppsAppIdValuesKeyPatch(absent),
    () => client.orgsOrgIdAppsAppIdValuesKeyDelete(absent),
    () => client.orgsOrgIdAppsAppIdEnvsEnvIdValuesKeyPatch({ ...absent, ...atEnvironment }),
    () => client.orgsOrgIdAppsAppIdEnvsEnvIdValuesKeyDelete({ ...atEnvironment, key: 'KEY' }),
  ]) {
    await expect(refused()).rejects.toMatchObject(status(404));
  }
  await expect(
    client.orgsOrgIdAppsAppIdValuesKeyPatch({ ...shop, key: 'KEY', ValuePatchPayloadRequest: {} }),
  ).rejects.toMatchObject(status(400));
  expect(objections).toEqual([]);
});
