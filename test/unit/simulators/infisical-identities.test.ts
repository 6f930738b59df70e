import { expect, test } from 'vitest';
import { CONNECTIONS, clock, infisical, LOGIN, refusal } from './infisical-harness';

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
  const { login, call, seed } = infisical();
  const { status, body } = await login();
  expect([status, body.expiresIn, body.accessTokenMaxTTL, body.tokenType]).toEqual([
    200,
    2_592_000,
    2_592_000,
    'Bearer',
  ]);
  const details = await call('GET', '/api/v1/identities/details', { token: body.accessToken });
  expect(details.body.identityDetails.organization).toEqual({
    id: seed.organization.id,
    name: 'Platform Team',
    slug: 'platform-team',
  });
});

test('an unknown client id and a wrong secret read the same', async () => {
  const { login, call } = infisical();
  expect(refusal(await login('wrong'))).toEqual(WRONG);
  expect(refusal(await call('POST', LOGIN, { json: { clientId: 'x', clientSecret: 'y' } }))).toEqual(WRONG);
});

test('a missing field is a 422 with its path', async () => {
  const { call } = infisical();
  const { status, body } = await call('POST', LOGIN, { json: { clientId: 'x' } });
  expect([status, body.error, body.message[0].path]).toEqual([422, 'ValidationFailure', ['clientSecret']]);
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
  const { login, call, seed, options } = infisical();
  seed.identity.clientSecretTrustedIps = ['198.51.100.0/24'];
  expect(refusal(await login('wrong'))).toEqual(IP_REFUSED);
  options.clientIp = '198.51.100.9';
  const { accessToken } = (await login()).body;
  seed.identity.accessTokenTrustedIps = ['2001:db8::1'];
  expect(refusal(await call('GET', CONNECTIONS, { token: accessToken }))).toEqual(IP_REFUSED);
});

test('a sub-organization is chosen by its slug, for members only', async () => {
  const { login, call, seed, options } = infisical();
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
  const chosen = async (body: object) => {
    const { accessToken } = (await login(undefined, body)).body;
    const created = await call('POST', CONNECTIONS, {
      token: accessToken,
      json: {
        name: `in-${Object.keys(body)[0]?.toLowerCase()}`,
        method: 'api-token',
        credentials: { apiToken: 'good' },
      },
    });
    return created.body.appConnection.orgId;
  };
  expect(await chosen({ organizationSlug: slug })).toBe(seed.subOrganization.id);
  expect(await chosen({ subOrganizationName: slug })).toBe(seed.organization.id);
  options.older = true;
  expect(await chosen({ subOrganizationName: slug })).toBe(seed.subOrganization.id);
});

test.each([
  ['no token', {}, [401, 'UnauthorizedError', 'Token missing']],
  ['an empty token', { authorization: 'Bearer ' }, [403, 'TokenError', expect.any(String)]],
  [
    'no JWT',
    { authorization: 'Bearer abc' },
    [403, 'TokenError', expect.stringMatching(/token is malformed\./)],
  ],
  [
    'an API key',
    { 'x-api-key': 'abc' },
    [400, 'BadRequest', expect.stringMatching(/^API key authentication/)],
  ],
  [
    'a service token',
    { authorization: 'Bearer st.abc.def' },
    [403, `Forbidden access to ${CONNECTIONS}?projectId=x`, 'You are not allowed to access this resource'],
  ],
])('%s is refused', async (_name, headers, expected) => {
  const { call } = infisical();
  expect(refusal(await call('GET', `${CONNECTIONS}?projectId=x`, { headers: { ...headers } }))).toEqual(
    expected,
  );
});

test('seven characters are cut off the header, whatever they are', async () => {
  const { arrange, call, seed } = infisical();
  const token = await arrange.accessToken(seed.identity);
  const withHeader = async (authorization: string) =>
    (await call('GET', CONNECTIONS, { headers: { authorization } })).status;
  expect(await withHeader(`Beerer ${token}`)).toBe(200);
  expect(await withHeader(token)).toBe(403);
  expect(await withHeader(`Bearer Bearer ${token}`)).toBe(403);
});

test('a token of another region does not verify, and spoils status and login too', async () => {
  const eu = infisical('https://eu.infisical.com');
  const us = infisical();
  expect(eu.seed.identity.clientId).not.toBe(us.seed.identity.clientId);
  const token = await eu.arrange.accessToken(eu.seed.identity);
  const invalid = [403, 'TokenError', 'invalid signature'];
  expect(refusal(await us.call('GET', CONNECTIONS, { token }))).toEqual(invalid);
  expect(refusal(await us.call('GET', '/api/status', { token }))).toEqual(invalid);
  expect(refusal(await us.call('POST', LOGIN, { token, json: {} }))).toEqual(invalid);
});

test('an expired token is a 403', async () => {
  const { arrange, call, seed, options } = infisical();
  const time = clock(options);
  const token = await arrange.accessToken(seed.identity, { ttlSeconds: 60 });
  time.pass(60);
  expect(refusal(await call('GET', CONNECTIONS, { token }))).toEqual([
    403,
    'TokenError',
    'Your token has expired. Please re-authenticate.',
  ]);
});

test('each call uses up a use of the token', async () => {
  const { arrange, call, seed } = infisical();
  const token = await arrange.accessToken(seed.identity, { usesLimit: 2 });
  const statuses = [];
  for (let use = 0; use < 2; use += 1) statuses.push((await call('GET', CONNECTIONS, { token })).status);
  expect(statuses).toEqual([200, 200]);
  expect(refusal(await call('GET', CONNECTIONS, { token }))).toEqual([
    401,
    'UnauthorizedError',
    'Unable to renew because access token number of uses limit reached',
  ]);
  expect(refusal(await call('GET', CONNECTIONS, { token }))).toEqual([
    401,
    'UnauthorizedError',
    'No identity access token found',
  ]);
});

test('an identity that left the organization is refused', async () => {
  const { arrange, call, seed } = infisical();
  const token = await arrange.accessToken(seed.identity);
  seed.identity.memberOf = [];
  expect(refusal(await call('GET', CONNECTIONS, { token }))).toEqual([
    400,
    'BadRequest',
    'Identity does not belong to this organization',
  ]);
});

test('a revoked token is gone', async () => {
  const { arrange, call, seed } = infisical();
  const accessToken = await arrange.accessToken(seed.identity);
  const revoked = await call('POST', '/api/v1/auth/token/revoke', { json: { accessToken } });
  expect(revoked.body).toEqual({ message: 'Successfully revoked access token' });
  expect(refusal(await call('GET', CONNECTIONS, { token: accessToken }))).toEqual([
    401,
    'UnauthorizedError',
    'No identity access token found',
  ]);
});

test('renewing a token of the default lifetime fails and deletes it', async () => {
  const { login, call, options } = infisical();
  const time = clock(options);
  const { accessToken } = (await login()).body;
  time.pass(1);
  const renewed = await call('POST', '/api/v1/auth/token/renew', { json: { accessToken } });
  expect(refusal(renewed)).toEqual([
    401,
    'UnauthorizedError',
    'Failed to renew MI access token past its Max TTL expiration',
  ]);
  expect((await call('GET', CONNECTIONS, { token: accessToken })).status).toBe(401);
});

test('a token with room below its maximum is renewed', async () => {
  const { arrange, call, seed, options } = infisical();
  const time = clock(options);
  const accessToken = await arrange.accessToken(seed.identity, { ttlSeconds: 60, maxTtlSeconds: 3600 });
  time.pass(30);
  const renewed = await call('POST', '/api/v1/auth/token/renew', { json: { accessToken } });
  time.pass(31);
  expect((await call('GET', CONNECTIONS, { token: accessToken })).status).toBe(403);
  expect((await call('GET', CONNECTIONS, { token: renewed.body.accessToken })).status).toBe(200);
});
