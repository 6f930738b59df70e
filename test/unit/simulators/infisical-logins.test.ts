import { expect, test } from 'vitest';
import { CONNECTIONS, clock, infisical, LOGIN, refusal } from './infisical-world';

const WRONG = [401, 'UnauthorizedError', 'Invalid credentials'];
const LOCKED = [
  401,
  'UnauthorizedError',
  'This identity auth method is temporarily locked, please try again later',
];
const IP_REFUSED = [
  403,
  'ForbiddenError',
  'You are not allowed to access this resource from the current IP address',
];

test('a login answers with a bearer token that works', async () => {
  const { login, call, token, seed } = infisical();
  const { status, body } = await login();
  expect([status, body.expiresIn, body.accessTokenMaxTTL, body.tokenType]).toEqual([
    200,
    2_592_000,
    2_592_000,
    'Bearer',
  ]);
  const details = await call('GET', '/api/v1/identities/details', { token: await token() });
  const { id, name, slug } = seed.organization;
  expect(details.body).toEqual({ identityDetails: { organization: { id, name, slug } } });
});

test('an unknown client id and a wrong secret read the same', async () => {
  const { login, call } = infisical();
  expect(refusal(await login('wrong'))).toEqual(WRONG);
  expect(refusal(await call('POST', LOGIN, { json: { clientId: 'x', clientSecret: 'y' } }))).toEqual(WRONG);
});

test('a missing field is a 422 with its path', async () => {
  const { call } = infisical();
  const answer = await call('POST', LOGIN, { json: { clientId: 'x' } });
  expect(refusal(answer)).toMatchObject([422, 'ValidationFailure', [{ path: ['clientSecret'] }]]);
});

test('three wrong secrets lock everyone out for 300 seconds, the right secret included', async () => {
  const { login, options } = infisical();
  const time = clock(options);
  for (let attempt = 0; attempt < 3; attempt += 1) expect(refusal(await login('wrong'))).toEqual(WRONG);
  expect(refusal(await login())).toEqual(LOCKED);
  time.pass(299);
  expect(refusal(await login())).toEqual(LOCKED);
  time.pass(1);
  expect((await login()).status).toBe(200);
});

test('failures are forgotten after 30 seconds and after a success', async () => {
  const { login, options } = infisical();
  const time = clock(options);
  await login('wrong');
  await login('wrong');
  time.pass(30);
  await login('wrong');
  expect((await login()).status).toBe(200);
  await login('wrong');
  await login('wrong');
  expect((await login()).status).toBe(200);
});

test('parallel wrong logins can meet the lock of the counter', async () => {
  const { login, options } = infisical();
  options.lockoutBusy = true;
  expect(refusal(await login('wrong'))).toEqual([
    429,
    'RateLimitExceeded',
    'Failed to acquire lock: rate limit exceeded',
  ]);
});

test.each([
  ['an expired secret', { ttlSeconds: 60 }, 'Access denied due to expired client secret'],
  ['a used-up secret', { usesLimit: 1, uses: 1 }, 'Access denied due to client secret usage limit reached'],
])('%s says so once, then reads as a wrong one', async (_name, limits, message) => {
  const { login, options, seed } = infisical();
  const time = clock(options);
  Object.assign(seed.clientSecret, limits, { createdAt: options.now() });
  time.pass(61);
  expect(refusal(await login())).toEqual([401, 'UnauthorizedError', message]);
  expect(refusal(await login())).toEqual(WRONG);
});

test('the address is tested before the secret, and again for each call', async () => {
  const { login, token, call, seed, options } = infisical();
  seed.identity.clientSecretTrustedIps = ['198.51.100.0/24'];
  expect(refusal(await login('wrong'))).toEqual(IP_REFUSED);
  options.clientIp = '198.51.100.9';
  const accessToken = await token();
  seed.identity.accessTokenTrustedIps = ['2001:db8::1'];
  expect(refusal(await call('GET', CONNECTIONS, { token: accessToken }))).toEqual(IP_REFUSED);
});

test('the home organization may be named, and an identity of a sub-organization always works in it', async () => {
  const { login, seed, state, arrange } = infisical();
  const chosen = async (choice: object) => {
    await login(undefined, choice);
    return state.accessTokens.at(-1)?.orgId;
  };
  expect(await chosen({ organizationSlug: seed.organization.slug })).toBe(seed.organization.id);
  arrange.version('2026-04');
  expect((await login(undefined, { subOrganizationName: seed.organization.slug })).body.message).toBe(
    `Sub organization with name ${seed.organization.slug} not found`,
  );
  seed.identity.orgId = seed.subOrganization.id;
  expect(await chosen({ subOrganizationName: 'any' })).toBe(seed.subOrganization.id);
});

test('a sub-organization is chosen by its slug, for members only', async () => {
  const { login, token, call, seed, state, arrange } = infisical();
  const slug = 'payments-unit';
  expect(refusal(await login(undefined, { organizationSlug: 'nowhere' }))).toEqual([
    404,
    'NotFound',
    'Sub organization with slug nowhere not found',
  ]);
  expect(refusal(await login(undefined, { organizationSlug: slug }))).toEqual([
    401,
    'UnauthorizedError',
    `Identity not authorized to access sub organization ${slug}`,
  ]);
  seed.identity.memberOf.push(seed.subOrganization.id);
  const chosen = async (name: string, choice: object) => {
    const json = { name, method: 'api-token', credentials: { apiToken: 'good' } };
    await call('POST', CONNECTIONS, { token: await token(choice), json });
    return state.connections.at(-1)?.orgId;
  };
  expect(await chosen('by-slug', { organizationSlug: slug })).toBe(seed.subOrganization.id);
  expect(await chosen('by-older-name', { subOrganizationName: slug })).toBe(seed.organization.id);
  arrange.version('2026-04');
  expect(await chosen('on-older-server', { subOrganizationName: slug })).toBe(seed.subOrganization.id);
});
