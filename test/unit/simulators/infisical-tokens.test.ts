import { expect, test } from 'vitest';
import { CONNECTIONS, clock, infisical, LOGIN, refusal } from './infisical-world';

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

test('on an old server `exp` is later than the end of the token', async () => {
  const { call, seed, token, options, arrange } = infisical();
  const time = clock(options);
  arrange.version('2025-03');
  Object.assign(seed.identity, { accessTokenTTL: 60, accessTokenMaxTTL: 3600 });
  const accessToken = await token();
  time.pass(59);
  expect((await call('GET', CONNECTIONS, { token: accessToken })).status).toBe(200);
  const renewed = await call('POST', '/api/v1/auth/token/renew', { json: { accessToken } });
  time.pass(59);
  expect((await call('GET', CONNECTIONS, { token: String(renewed.body.accessToken) })).status).toBe(200);
  time.pass(1);
  expect(refusal(await call('GET', CONNECTIONS, { token: accessToken }))).toEqual([
    401,
    'UnauthorizedError',
    'Failed to renew MI access token due to TTL expiration',
  ]);
  const late = await call('POST', '/api/v1/auth/token/renew', { json: { accessToken } });
  expect(late.body.message).toBe('Failed to renew MI access token due to TTL expiration');
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
  const { token, call, options } = infisical();
  const time = clock(options);
  const accessToken = await token();
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
  expect((await call('GET', CONNECTIONS, { token: String(renewed.body.accessToken) })).status).toBe(200);
});
