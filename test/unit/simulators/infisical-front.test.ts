import { expect, test } from 'vitest';
import { accessSignIn } from '../../simulators/infisical/front';
import { ACCESS_COOKIE } from '../../simulators/infisical/index';
import { infisical } from './infisical-world';

const SELF_HOSTED = 'https://infisical.example.com';
const STATUS = '/api/status';

const kindOf = ({ headers }: { headers: Headers }) => headers.get('content-type')?.split(';')[0];

test.each([
  ['unauthorized', 401],
  ['page', 200],
] as const)('an access proxy answers a stranger as set: %s', async (answer, status) => {
  const { call, options } = infisical(SELF_HOSTED);
  options.accessProxy = { answer };
  for (const path of [STATUS, '/login', '/api/v1/nothing']) {
    const refused = await call('GET', path);
    expect([refused.status, kindOf(refused)]).toEqual([status, 'text/html']);
  }
});

test('an access proxy sends a stranger to its sign-in page, which leads back signed in', async () => {
  const { call, options } = infisical(SELF_HOSTED);
  options.accessProxy = { answer: 'redirect' };
  const sent = await call('GET', '/login?x=1');
  const to = sent.headers.get('location') ?? '';
  expect([sent.status, new URL(to).hostname]).toEqual([302, 'access.example.com']);
  const page = await accessSignIn(new Request(to)).text();
  const callback = new URL(/href="([^"]*)"/.exec(page)?.[1] ?? '');
  expect(callback.origin).toBe(SELF_HOSTED);
  const back = await call('GET', callback.pathname + callback.search);
  expect([back.status, back.headers.get('location')]).toEqual([302, '/login?x=1']);
  const cookie = back.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(cookie.startsWith(`${ACCESS_COOKIE}=`)).toBe(true);
  expect((await call('GET', STATUS, { headers: { cookie } })).body.message).toBe('Ok');
});

test.each([301, 308] as const)('the API has moved with %i, the pages have not', async (status) => {
  const { call, options } = infisical(SELF_HOSTED);
  options.redirect = { status, to: 'http://infisical.example.com' };
  for (const method of ['GET', 'POST']) {
    const moved = await call(method, `${STATUS}?a=b`);
    expect([moved.status, moved.headers.get('location')]).toEqual([
      status,
      `http://infisical.example.com${STATUS}?a=b`,
    ]);
  }
  expect((await call('GET', '/login')).status).toBe(200);
});
