import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Simulators, startSimulators } from '../../simulators';
import { overlap } from '../../simulators/span';
import { latch } from '../../support/latch';
import { linesOf, longestChain } from '../../support/round-trips';
import { serviceUserToken } from '../../support/user';

const API = 'https://api.humanitec.io';
const CONTROL = 'https://control.simulators.test';
let simulators: Simulators;

beforeAll(async () => {
  simulators = await startSimulators();
});
beforeEach(() => simulators.reset());
afterAll(() => simulators.close());

function createServiceUser(): Promise<Response> {
  const { humanitec } = simulators;
  const operator = humanitec.createServiceUser({ name: 'operator', role: 'administrator' });
  return simulators.fetch(`${API}/orgs/acme/users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${humanitec.createToken(operator.id).value}` },
    body: JSON.stringify({ name: 'created', role: 'member' }),
  });
}

const wasCreated = () => [...simulators.humanitec.users.values()].some(({ name }) => name === 'created');

test('records what arrived', async () => {
  await createServiceUser();
  expect(simulators.traffic).toMatchObject([
    {
      method: 'POST',
      host: 'api.humanitec.io',
      path: '/orgs/acme/users',
      headers: { authorization: expect.stringMatching(/^Bearer /) },
      body: '{"name":"created","role":"member"}',
    },
  ]);
});

describe('faults', () => {
  test('an answer lost after the work was done', async () => {
    simulators.faults.add({ method: 'POST', times: 1, action: { kind: 'drop-after' } });
    await expect(createServiceUser()).rejects.toThrow();
    expect(wasCreated()).toBe(true);
  });

  test('an answer held back after the work was done', async () => {
    const { until, release } = latch();
    simulators.faults.add({ method: 'POST', times: 1, action: { kind: 'hold-answer', until } });
    let arrived = false;
    const answer = createServiceUser().finally(() => {
      arrived = true;
    });
    await expect.poll(wasCreated).toBe(true);
    expect(simulators.traffic[0]?.answered).toBe(200);
    // Another request goes all the way meanwhile.
    await simulators.fetch('https://app.humanitec.io/');
    expect(arrived).toBe(false);
    release();
    expect(await answer).toMatchObject({ status: 200 });
  });

  test('a request lost before the work was done', async () => {
    simulators.faults.add({ path: /users$/, times: 1, action: { kind: 'drop-before' } });
    await expect(createServiceUser()).rejects.toThrow();
    expect(wasCreated()).toBe(false);
    expect(await createServiceUser()).toMatchObject({ status: 200 });
  });

  test('a status with body and headers, as often as asked for, on one host', async () => {
    simulators.faults.add({
      host: 'api.humanitec.io',
      times: 1,
      action: { kind: 'status', status: 429, body: { error: 'slow down' }, headers: { 'retry-after': '7' } },
    });
    expect((await simulators.fetch('https://app.humanitec.io/')).status).toBe(200);
    const refused = await createServiceUser();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await createServiceUser()).toMatchObject({ status: 200 });
  });

  test('a web page instead of JSON, and none any more once cleared', async () => {
    simulators.faults.add({ action: { kind: 'html' } });
    expect((await createServiceUser()).headers.get('content-type')).toContain('text/html');
    simulators.faults.clear();
    expect((await createServiceUser()).headers.get('content-type')).toContain('application/json');
  });
});

test('exchanges of a cookie overlap as long as an answer is under way', async () => {
  const { arrange, state } = simulators.infisical.us;
  const { jid } = await arrange.session(state.seed.user);
  const exchange = () =>
    simulators.fetch('https://app.infisical.com/api/v1/auth/token', {
      method: 'POST',
      headers: { cookie: `jid=${jid}` },
    });
  const { until, release } = latch();
  simulators.faults.add({ times: 1, action: { kind: 'hold-answer', until } });
  const held = exchange();
  await expect.poll(() => state.exchanges.length).toBe(1);
  await exchange();
  release();
  await held;
  await exchange();
  expect(state.exchanges.map(({ outcome }) => outcome)).toEqual(['rotated', 'grace', 'grace']);
  const [first, second, third] = state.exchanges.map(({ span }) => span);
  if (!first || !second || !third) throw new Error('Three exchanges are on record');
  expect([overlap(first, second), overlap(second, third)]).toEqual([true, false]);
  simulators.faults.add({ times: 1, action: { kind: 'drop-after' } });
  await expect(exchange()).rejects.toThrow();
  expect(state.exchanges.at(-1)).toMatchObject({ outcome: 'grace', span: { end: expect.any(Number) } });
});

test('Infisical follows a redirect of Humanitec, or not, and tries again', async () => {
  const { options, arrange, state } = simulators.infisical.us;
  options.retryDelayMs = 1;
  const token = await arrange.accessToken(state.seed.identity);
  const create = async () => {
    const response = await simulators.fetch('https://app.infisical.com/api/v1/app-connections/humanitec', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'ci-bot', method: 'api-token', credentials: { apiToken: 'x' } }),
    });
    return (await response.json()).message;
  };
  const to = { headers: { location: 'https://api.humanitec.io/nowhere' } };
  simulators.faults.add({ path: /^\/orgs$/, action: { kind: 'status', status: 302, ...to } });
  expect(await create()).toBe('Failed to validate credentials: Request failed with status code 302');
  arrange.version('2026-04');
  expect(await create()).toMatch(/status code 40[134]$/);
  simulators.faults.clear();
  simulators.faults.add({ path: /^\/orgs$/, action: { kind: 'status', status: 503 } });
  arrange.version('newest');
  simulators.traffic.length = 0;
  expect(await create()).toMatch(/status code 503$/);
  expect(simulators.traffic.filter(({ path }) => path === '/orgs')).toHaveLength(4);
});

describe('the latency of a host', () => {
  test('lets requests at the same time overlap, and one that waits follow', async () => {
    simulators.latency.set('app.humanitec.io', 200);
    const ask = (path: string) => simulators.fetch(`https://app.humanitec.io${path}`);
    await Promise.all([ask('/1'), ask('/2')]);
    await ask('/3');
    expect(linesOf(longestChain(simulators.traffic))).toEqual([
      expect.stringMatching(/io\/[12]$/),
      'app.humanitec.io/3',
    ]);
  });

  test('is on top of what else its answer waits for', async () => {
    const { arrange, state } = simulators.infisical.us;
    simulators.latency.set('api.humanitec.io', 50);
    const response = await simulators.fetch('https://app.infisical.com/api/v1/app-connections/humanitec', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await arrange.accessToken(state.seed.identity)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        name: 'ci-bot',
        method: 'api-token',
        credentials: { apiToken: serviceUserToken(simulators.humanitec) },
      }),
    });
    expect(response.status).toBe(200);
    expect(linesOf(longestChain(simulators.traffic))).toEqual([
      'app.infisical.com/api/v1/app-connections/humanitec',
      'api.humanitec.io/orgs',
    ]);
  });

  test('ends with a reset', () => {
    simulators.latency.set('app.humanitec.io', 200);
    simulators.reset();
    expect([...simulators.latency]).toEqual([]);
  });
});

describe('control from another process', () => {
  const control = (method: string, path: string, body?: unknown) =>
    simulators.fetch(`${CONTROL}${path}`, {
      method,
      headers: { authorization: `Bearer ${simulators.controlToken}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  test('is only for who knows its token', async () => {
    const headers = { authorization: 'Bearer guessed' };
    expect((await simulators.fetch(`${CONTROL}/traffic`)).status).toBe(401);
    expect((await simulators.fetch(`${CONTROL}/traffic`, { headers })).status).toBe(401);
  });

  test('switches faults, reads traffic and resets', async () => {
    const fault = { path: 'users$', action: { kind: 'status', status: 503 } };
    expect((await control('POST', '/faults', fault)).status).toBe(204);
    expect((await createServiceUser()).status).toBe(503);
    expect(await (await control('GET', '/traffic')).json()).toMatchObject([{ path: '/orgs/acme/users' }]);
    await control('POST', '/reset');
    expect(await (await control('GET', '/traffic')).json()).toEqual([]);
    expect((await createServiceUser()).status).toBe(200);
  });

  test('refuses a fault it does not understand', async () => {
    expect((await control('POST', '/faults', { action: { kind: 'explode' } })).status).toBe(400);
  });
});
