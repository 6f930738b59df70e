import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { InfisicalSDK } from '@infisical/sdk';
import { expect, test } from 'vitest';
import { infisical } from './infisical-world';

/** The simulator over HTTP on loopback, for as long as `use` runs. */
async function serving(app: ReturnType<typeof infisical>['app'], use: (siteUrl: string) => Promise<void>) {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await use(`http://127.0.0.1:${port}`).finally(() => server.close());
}

test("the vendor's own client signs in, creates a project and lists folders", async () => {
  const { app, seed, call } = infisical();
  await serving(app, async (siteUrl) => {
    const client = new InfisicalSDK({ siteUrl });
    await client
      .auth()
      .universalAuth.login({ clientId: seed.identity.clientId, clientSecret: seed.clientSecret.value });

    const created = await client.projects().create({ projectName: 'warehouse', type: 'secret-manager' });
    const folders = await client
      .folders()
      .listFolders({ projectId: seed.shop.id, environment: 'dev', path: '/', recursive: true });

    expect(folders.map(({ name }) => name)).toEqual(['backend']);
    const token = client.auth().getAccessToken() ?? '';
    const listed = await call('GET', '/api/v1/projects?type=secret-manager', { token });
    expect(listed.body.projects).toContainEqual(
      expect.objectContaining({ id: created.id, name: 'warehouse' }),
    );
  });
});

test("the vendor's own client understands a refused login", async () => {
  const { app, seed } = infisical();
  await serving(app, async (siteUrl) => {
    const login = new InfisicalSDK({ siteUrl })
      .auth()
      .universalAuth.login({ clientId: seed.identity.clientId, clientSecret: 'wrong' });
    await expect(login).rejects.toThrow(/Invalid credentials/);
  });
});

test('the site itself may read answers, an extension page may not', async () => {
  const { call } = infisical();
  const from = (origin: string) => call('GET', '/api/status', { headers: { origin } });
  expect((await from('https://app.infisical.com')).headers.get('access-control-allow-origin')).toBe(
    'https://app.infisical.com',
  );
  expect(
    (await from('chrome-extension://abcdefghijklmnop')).headers.get('access-control-allow-origin'),
  ).toBeNull();
});

test('an unknown API route is JSON, every other unknown path a web page', async () => {
  const { call } = infisical();
  const route = await call('GET', '/api/v1/nothing');
  expect([route.status, route.body.error, route.body.message]).toEqual([
    404,
    'Not Found',
    'Route GET:/api/v1/nothing not found',
  ]);
  const page = await call('GET', '/infisical/status');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
});

test.each([
  ['maintenance', { maintenance: true }, 500, 'Something went wrong'],
  ['rate limit', { rateLimit: { seconds: 7, retryAfterHeader: true } }, 429, /Please try again in 7 seconds/],
])('%s refuses the login', async (_name, options, status, message) => {
  const simulator = infisical();
  Object.assign(simulator.options, options);
  const answer = await simulator.login();
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ statusCode: status, reqId: expect.stringMatching(/^req-us-.{14}$/) });
  expect(answer.body.message).toMatch(message);
  expect(answer.headers.get('retry-after')).toBe(status === 429 ? '7' : null);
});

test('behind a wrong base URL the API answers with a web page', async () => {
  const { options, call } = infisical();
  options.html = true;
  const answer = await call('GET', '/api/status');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
});

test('in maintenance a GET still works', async () => {
  const { options, call } = infisical();
  options.maintenance = true;
  expect((await call('GET', '/api/status')).status).toBe(200);
});

test('broken JSON and an empty JSON body end in a 500', async () => {
  const { app } = infisical();
  for (const body of ['{', '']) {
    const answer = await app.request('/api/v1/auth/universal-auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(500);
  }
});

test('reset brings back seed and options in the same objects', async () => {
  const { state, options, arrange, reset, seed } = infisical();
  arrange.connection({ name: 'left-over' });
  options.maintenance = true;
  seed.identity.rights.organization = [];
  reset();
  expect(state.connections).toEqual([]);
  expect(options.maintenance).toBe(false);
  expect(state.seed.identity.rights.organization).toContain('create');
  expect(state.seed.identity.clientId).toBe(seed.identity.clientId);
});
