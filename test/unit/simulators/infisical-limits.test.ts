import { expect, test } from 'vitest';
import { CONNECTIONS, clock, infisical, LOGIN, refusal } from './infisical-world';

/** An instance that answers two reads and one write a minute. */
function limited(origin?: string) {
  const simulator = infisical(origin);
  const time = clock(simulator.options);
  simulator.options.limits = { reads: 2, writes: 1, perSeconds: 60 };
  const read = async () =>
    simulator.call('GET', '/api/v1/projects', {
      token: await simulator.arrange.accessToken(simulator.seed.identity),
    });
  const write = () => simulator.login();
  return { ...simulator, time, read, write };
}

const headersOf = ({ headers }: { headers: Headers }) =>
  ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`));

test('reads and writes have a budget each, and headers that tell it', async () => {
  const { read, write } = limited();
  expect(headersOf(await read())).toEqual(['2', '1', '60']);
  expect(headersOf(await write())).toEqual(['1', '0', '60']);
  expect((await read()).status).toBe(200);
  const refused = await read();
  expect(refusal(refused)).toEqual([
    429,
    'RateLimitExceeded',
    'Rate limit exceeded. Please try again in 60 seconds',
  ]);
  expect(headersOf(refused)).toEqual(['2', '0', '60']);
});

test('a window begins with its first request and ends by the clock of the instance', async () => {
  const { write, time } = limited();
  await write();
  time.pass(59);
  expect((await write()).headers.get('retry-after')).toBe('1');
  time.pass(1);
  expect((await write()).status).toBe(200);
});

test('an older server tells to wait the whole window, in words', async () => {
  const { write, time, arrange } = limited('https://infisical.example.com');
  arrange.version('2025-08');
  await write();
  time.pass(30);
  const refused = await write();
  expect(refused.body.message).toBe('Rate limit exceeded. Please try again in 1 minute');
  expect(refused.headers.get('retry-after')).toBe('60');
});

test('the status is not counted, and no limit is the default', async () => {
  const { call, read, options } = limited();
  await read();
  await read();
  expect((await call('GET', '/api/status')).status).toBe(200);
  options.limits = null;
  expect(headersOf(await read())).toEqual([null, null, null]);
});

test('a route that is not there is a 404 before anything else is looked at', async () => {
  const { call, write, options, arrange } = limited();
  await write();
  expect((await call('POST', '/api/v1/nothing')).status).toBe(404);
  arrange.version('newest', { humanitecConnector: false });
  expect(refusal(await call('GET', CONNECTIONS, { token: 'not.a.token' }))).toEqual([
    404,
    'Not Found',
    `Route GET:${CONNECTIONS} not found`,
  ]);
  options.maintenance = true;
  expect((await call('POST', '/api/v1/nothing')).status).toBe(404);
  options.limits = null;
  expect((await call('POST', LOGIN)).status).toBe(500);
});
