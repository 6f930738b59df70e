import { expect, test } from 'vitest';
import { CONNECTIONS, clock, infisical, jidOf, refusal } from './infisical-world';

/** A signed-in browser at a server where cookies rotate, and its exchanges. */
async function signedInBrowser() {
  const simulator = infisical();
  const time = clock(simulator.options);
  const { jid } = await simulator.arrange.session(simulator.seed.user, simulator.seed.organization.id);
  const exchange = (cookie: string) =>
    simulator.call('POST', '/api/v1/auth/token', {
      headers: { cookie: `jid=${cookie}`, origin: 'https://app.infisical.com' },
    });
  /** Exchanges a cookie; gives the one that the answer sets. */
  const next = async (cookie: string) => jidOf(await exchange(cookie)) ?? '';
  const outcomes = () => simulator.state.exchanges.map(({ outcome }) => outcome);
  return { ...simulator, time, jid, exchange, next, outcomes };
}

const THEFT = [401, 'TokenReuse', 'Refresh token reuse detected. Session has been revoked for security.'];

test('each exchange sets a new cookie, which is good for the next', async () => {
  const { jid, exchange, next, outcomes, state, time } = await signedInBrowser();
  const second = await next(jid);
  time.pass(3600);
  const third = await exchange(second);
  expect(third.body.refreshToken).toBe(jidOf(third));
  expect(new Set([jid, second, jidOf(third)]).size).toBe(3);
  expect(outcomes()).toEqual(['rotated', 'rotated']);
  expect(state.exchanges[1]).toMatchObject({
    at: Date.parse('2026-11-23T10:00:00Z'),
    origin: 'https://app.infisical.com',
    session: state.sessions[0]?.id,
    span: { start: expect.any(Number), end: expect.any(Number) },
  });
});

test('the cookie before is answered for 30 seconds, without a new one', async () => {
  const { jid, exchange, next, outcomes, time, call } = await signedInBrowser();
  await next(jid);
  time.pass(29);
  const { body, headers } = await exchange(jid);
  expect(body).not.toHaveProperty('refreshToken');
  expect(headers.get('set-cookie')).toBeNull();
  expect((await call('GET', CONNECTIONS, { token: String(body.token) })).status).toBe(200);
  expect(outcomes()).toEqual(['rotated', 'grace']);
});

test('later its use counts as theft: session and cookie are gone, every token of it is refused', async () => {
  const { jid, exchange, outcomes, time, call, state } = await signedInBrowser();
  const token = String((await exchange(jid)).body.token);
  time.pass(30);
  const stolen = await exchange(jid);
  expect(refusal(stolen)).toEqual(THEFT);
  expect(jidOf(stolen)).toBe('');
  expect(refusal(await call('GET', CONNECTIONS, { token }))).toEqual([
    404,
    'Session not found',
    'The requested entity is not found',
  ]);
  expect(outcomes()).toEqual(['rotated', 'theft']);
  expect(state.sessions).toEqual([]);
});

test('after a theft not even the newest cookie is good', async () => {
  const { jid, exchange, next, outcomes, time } = await signedInBrowser();
  const newest = await next(jid);
  time.pass(30);
  await exchange(jid);
  expect(refusal(await exchange(newest))).toEqual([401, 'InvalidToken', 'Valid token version not found']);
  expect(outcomes()).toEqual(['rotated', 'theft', 'refused']);
});

test('a cookie from before the one before is theft at once', async () => {
  const { jid, exchange, next } = await signedInBrowser();
  await next(await next(jid));
  expect(refusal(await exchange(jid))).toEqual(THEFT);
});

test('choosing an organization gives a fresh cookie; the one before gets its 30 seconds', async () => {
  const { jid, exchange, call, arrange, seed, outcomes, time, state } = await signedInBrowser();
  const token = String((await exchange(jid)).body.token);
  const chosen = await call('POST', '/api/v3/auth/select-organization', {
    token,
    json: { organizationId: seed.organization.id },
  });
  expect((await exchange(jidOf(chosen) ?? '')).status).toBe(200);
  expect(outcomes()).toEqual(['rotated', 'rotated']);
  const other = await arrange.session(seed.user);
  await call('POST', '/api/v3/auth/select-organization', {
    token: other.accessToken,
    json: { organizationId: seed.organization.id },
  });
  expect((await exchange(other.jid)).status).toBe(200);
  time.pass(30);
  expect(refusal(await exchange(other.jid))).toEqual(THEFT);
  expect(state.sessions).toHaveLength(1);
});

test('each session rotates by itself', async () => {
  const { jid, exchange, next, arrange, seed, time } = await signedInBrowser();
  const { jid: elsewhere } = await arrange.session(seed.user);
  await next(jid);
  time.pass(60);
  expect((await exchange(elsewhere)).status).toBe(200);
});

test('where cookies do not rotate, the same one serves all the time', async () => {
  const { jid, exchange, outcomes, time, arrange } = await signedInBrowser();
  arrange.version('2025-08');
  await exchange(jid);
  time.pass(3600);
  const { status, body, headers } = await exchange(jid);
  expect([status, Object.keys(body)]).toEqual([200, ['token', 'organizationId']]);
  expect(headers.get('set-cookie')).toBeNull();
  expect(outcomes()).toEqual(['plain', 'plain']);
});

test('a cookie from before a log-out: refused where it does not rotate, theft where it does', async () => {
  for (const [version, expected] of [
    ['2025-08', [401, 'InvalidToken', 'Token version mismatch']],
    ['newest', THEFT],
  ] as const) {
    const { jid, exchange, call, arrange } = await signedInBrowser();
    arrange.version(version);
    await call('POST', '/logout', { headers: { cookie: `jid=${jid}` } });
    expect(refusal(await exchange(jid))).toEqual(expected);
  }
});

test('an exchange without a session is recorded too', async () => {
  const { call, state } = infisical();
  await call('POST', '/api/v1/auth/token');
  expect(state.exchanges).toMatchObject([{ session: null, origin: null, outcome: 'refused' }]);
});
