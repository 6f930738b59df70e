import { expect, test } from 'vitest';
import { CONNECTIONS, clock, infisical, refusal } from './infisical-world';

const GENERIC = 'You are not allowed to access this resource';

/** Signs in on the login page; the value of the `jid` cookie it sets, and where it leads. */
async function signInOnPage({ app, seed }: ReturnType<typeof infisical>) {
  const response = await app.request('/login', {
    method: 'POST',
    body: new URLSearchParams({ email: seed.user.email, password: seed.user.password }),
  });
  const cookie = response.headers.get('set-cookie') ?? '';
  return { cookie, jid: /jid=([^;]+)/.exec(cookie)?.[1] ?? '', leadsTo: response.headers.get('location') };
}

function tokenFor({ call }: ReturnType<typeof infisical>, jid: string) {
  return call('POST', '/api/v1/auth/token', { headers: { cookie: `jid=${jid}` } });
}

test('signing in on the page sets a strict, hidden cookie that is good for a bearer token', async () => {
  const simulator = infisical();
  const { cookie, jid, leadsTo } = await signInOnPage(simulator);
  expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  expect(leadsTo).toBe(`/organizations/${simulator.seed.organization.id}/app-connections`);
  const { body } = await tokenFor(simulator, jid);
  expect(body.organizationId).toBe(simulator.seed.organization.id);
  expect((await simulator.call('GET', CONNECTIONS, { token: String(body.token) })).status).toBe(200);
});

test('without a cookie there is no token, and newer servers clear a stale cookie', async () => {
  const simulator = infisical();
  expect(refusal(await simulator.call('POST', '/api/v1/auth/token'))).toEqual([
    404,
    'AuthTokenNotFound',
    'Failed to find refresh token',
  ]);
  const stale = await tokenFor(simulator, 'a.b.c');
  expect(stale.body.error).toBe('TokenError');
  expect(stale.headers.get('set-cookie')).toMatch(/^jid=; Max-Age=0/);
  simulator.arrange.version('2025-08');
  expect((await tokenFor(simulator, 'a.b.c')).headers.get('set-cookie')).toBeNull();
});

test('signing out makes cookie and token stale', async () => {
  const simulator = infisical();
  const { jid } = await signInOnPage(simulator);
  const token = String((await tokenFor(simulator, jid)).body.token);
  await simulator.call('POST', '/logout', { headers: { cookie: `jid=${jid}` } });
  expect(refusal(await simulator.call('GET', CONNECTIONS, { token }))).toEqual([
    401,
    'StaleSession',
    'User session is stale, please re-authenticate',
  ]);
  expect((await tokenFor(simulator, jid)).status).toBe(401);
});

test('a session without an organization is told so in `error`', async () => {
  const simulator = infisical();
  const { jid, accessToken } = await simulator.arrange.session(simulator.seed.user);
  expect((await tokenFor(simulator, jid)).body).not.toHaveProperty('organizationId');
  expect(refusal(await simulator.call('GET', `${CONNECTIONS}?projectId=x`, { token: accessToken }))).toEqual([
    401,
    `${CONNECTIONS}?projectId=x Unauthorized Access, no organization found in request`,
    GENERIC,
  ]);
  const organizations = await simulator.call('GET', '/api/v1/organization', { token: accessToken });
  expect(organizations.body).toMatchObject({ organizations: [{ name: 'Platform Team' }] });
});

test('a session in a sub-organization names both', async () => {
  const simulator = infisical();
  const { user, organization, subOrganization } = simulator.seed;
  user.memberships.push({ orgId: subOrganization.id, active: true });
  const { jid, accessToken } = await simulator.arrange.session(user, subOrganization.id);
  expect((await tokenFor(simulator, jid)).body).toMatchObject({
    organizationId: organization.id,
    subOrganizationId: subOrganization.id,
  });
  const accessible = await simulator.call('GET', '/api/v1/organization/accessible-with-sub-orgs', {
    token: accessToken,
  });
  expect(accessible.body).toMatchObject({
    organizations: [{ id: organization.id, subOrganizations: [{ id: subOrganization.id }] }],
  });
});

test.each([
  ['a former member', { memberships: [] }, 403, 'User not member of organization'],
  ['a suspended member', 'suspend', 403, 'User organization membership is inactive'],
  ['a locked account', { locked: true }, 401, 'Account is locked'],
])('%s is refused', async (_name, change, status, message) => {
  const { arrange, seed, call } = infisical();
  const { accessToken } = await arrange.session(seed.user, seed.organization.id);
  if (change === 'suspend') seed.user.memberships = [{ orgId: seed.organization.id, active: false }];
  else Object.assign(seed.user, change);
  const answer = await call('GET', CONNECTIONS, { token: accessToken });
  expect([answer.status, answer.body.message]).toEqual([status, message]);
});

test('bearer tokens of a session expire', async () => {
  const simulator = infisical();
  const time = clock(simulator.options);
  const { jid, accessToken } = await simulator.arrange.session(
    simulator.seed.user,
    simulator.seed.organization.id,
  );
  time.pass(simulator.options.userTokenTTL);
  expect((await simulator.call('GET', CONNECTIONS, { token: accessToken })).status).toBe(403);
  expect((await tokenFor(simulator, jid)).status).toBe(200);
});

test('selecting an organization switches the web session, and is recorded', async () => {
  const { arrange, seed, call, state } = infisical();
  const { accessToken } = await arrange.session(seed.user);
  const answer = await call('POST', '/api/v3/auth/select-organization', {
    token: accessToken,
    json: { organizationId: seed.organization.id },
  });
  expect(answer.body).toEqual({ token: expect.any(String), isMfaEnabled: false });
  expect(answer.headers.get('set-cookie')).toMatch(/^jid=ey/);
  expect(state.selectedOrganizations).toEqual([seed.organization.id]);
});

test('users and identities each have calls of their own', async () => {
  const { arrange, seed, call } = infisical();
  const { accessToken: user } = await arrange.session(seed.user, seed.organization.id);
  const identity = await arrange.accessToken(seed.identity);
  expect(refusal(await call('GET', '/api/v1/identities/details', { token: user }))).toEqual([
    403,
    'Forbidden access to /api/v1/identities/details',
    GENERIC,
  ]);
  expect(refusal(await call('GET', '/api/v1/organization', { token: identity }))).toEqual([
    403,
    'Forbidden access to /api/v1/organization',
    GENERIC,
  ]);
});

test('the page lists connections without their tokens', async () => {
  const simulator = infisical();
  const { apiToken } = simulator.arrange.connection({ name: 'ci-bot', description: '<b>bot</b>' });
  const { jid, leadsTo } = await signInOnPage(simulator);
  const page = await simulator.call('GET', leadsTo ?? '', { headers: { cookie: `jid=${jid}` } });
  expect(page.text).toContain('ci-bot');
  expect(page.text).toContain('&lt;b&gt;bot&lt;/b&gt;');
  expect(page.text).not.toContain(apiToken);
});

test('a member of several organizations chooses one on the page', async () => {
  const simulator = infisical();
  const { user, subOrganization } = simulator.seed;
  user.memberships.push({ orgId: subOrganization.id, active: true });
  const { jid, leadsTo } = await signInOnPage(simulator);
  expect(leadsTo).toBe('/login/select-organization');
  const choice = await simulator.app.request('/login/select-organization', {
    method: 'POST',
    headers: { cookie: `jid=${jid}` },
    body: new URLSearchParams({ organizationId: subOrganization.id }),
  });
  expect(choice.headers.get('location')).toBe(`/organizations/${subOrganization.id}/app-connections`);
  const chosen = /jid=([^;]+)/.exec(choice.headers.get('set-cookie') ?? '')?.[1] ?? '';
  expect((await tokenFor(simulator, chosen)).body).toMatchObject({ subOrganizationId: subOrganization.id });
});

test('a wrong password is refused on the page', async () => {
  const { app, seed } = infisical();
  const body = new URLSearchParams({ email: seed.user.email, password: 'wrong' });
  const response = await app.request('/login', { method: 'POST', body });
  expect([response.status, response.headers.get('set-cookie')]).toEqual([401, null]);
  expect(await response.text()).toContain('Invalid credentials');
});

test('pages lead a visitor to what is missing', async () => {
  const simulator = infisical();
  const leadsTo = async (path: string, cookie = '') =>
    (await simulator.call('GET', path, { headers: { cookie } })).headers.get('location');
  expect(await leadsTo('/')).toBe('/login');
  const { jid } = await simulator.arrange.session(simulator.seed.user);
  expect(await leadsTo('/', `jid=${jid}`)).toBe('/login/select-organization');
});
