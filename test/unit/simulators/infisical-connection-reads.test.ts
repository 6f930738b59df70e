import { expect, test } from 'vitest';
import { fullRights } from '../../simulators/infisical/index';
import { CONNECTIONS, refusal, signedIn } from './infisical-world';

test('the probe by name has four answers', async () => {
  const { call, arrange, seed } = await signedIn(CONNECTIONS);
  arrange.connection({ name: 'ours' });
  arrange.connection({ name: 'theirs', app: 'cloudflare' });
  const probe = async (name: string) => refusal(await call('GET', `/connection-name/${name}`));
  expect(await probe('free')).toEqual([
    404,
    'NotFound',
    'Could not find App Connection with name free in organization scope.',
  ]);
  expect(await probe('ours')).toEqual([200, undefined, undefined]);
  expect(await probe('theirs')).toEqual([
    400,
    'BadRequest',
    'App Connection with name theirs is not for App "humanitec"',
  ]);
  seed.identity.rights.organization = [];
  expect(await probe('ours')).toEqual([
    403,
    'PermissionDenied',
    'You are not allowed to read on app-connections',
  ]);
  expect((await probe('free'))[0]).toBe(404);
});

test('lists leave out what may not be read, other apps and other organizations', async () => {
  const { call, arrange, seed } = await signedIn(CONNECTIONS);
  arrange.connection({ name: 'zeta' });
  arrange.connection({ name: 'alpha', projectId: seed.shop.id });
  arrange.connection({ name: 'hidden', projectId: seed.payments.id });
  arrange.connection({ name: 'vendor', app: 'cloudflare' });
  arrange.connection({ name: 'foreign', orgId: seed.subOrganization.id });
  seed.identity.rights.projects = { [seed.payments.id]: [] };
  const names = async (path: string) => {
    const { appConnections } = (await call('GET', path)).body;
    return appConnections?.map(({ name }) => name);
  };
  expect(await names('')).toEqual(['alpha', 'zeta']);
  expect(await names(`?projectId=${seed.shop.id}`)).toEqual(['alpha']);
  expect(await names('/available')).toEqual(['zeta']);
  expect(await names(`/available?projectId=${seed.shop.id}`)).toEqual(['alpha', 'zeta']);
  expect((await call('GET', `/available?projectId=${seed.payments.id}`)).status).toBe(403);
  seed.identity.rights.organization = [];
  expect(await names('/available')).toEqual([]);
});

test.each([
  ['create', null, 'You are not allowed to create on app-connections'],
  ['create', 'shop', 'You are not allowed to create-app-connections on app-connections'],
  ['edit', null, 'You are not allowed to edit on app-connections'],
  ['edit', 'shop', 'You are not allowed to edit-app-connections on app-connections'],
] as const)('without the right to %s (project: %s) the answer names it', async (action, project, message) => {
  const { call, arrange, seed } = await signedIn(CONNECTIONS);
  const projectId = project === null ? null : seed.shop.id;
  const { id } = arrange.connection({ name: 'existing', projectId });
  const others = fullRights().organization.filter((right) => right !== action);
  seed.identity.rights.organization = projectId === null ? others : fullRights().organization;
  seed.identity.rights.projects = { [seed.shop.id]: projectId === null ? fullRights().anyProject : others };
  const answer = await (action === 'create'
    ? call('POST', '', {
        name: 'ci-bot',
        method: 'api-token',
        credentials: { apiToken: 'good' },
        ...(projectId === null ? {} : { projectId }),
      })
    : call('PATCH', `/${id}`, { description: 'x' }));
  expect(refusal(answer)).toEqual([403, 'PermissionDenied', message]);
  expect(answer.body.details).toEqual([]);
});

test('a role for single connections lists its conditions', async () => {
  const { call, arrange, seed } = await signedIn(CONNECTIONS);
  const mine = arrange.connection({ name: 'mine' });
  const other = arrange.connection({ name: 'other' });
  seed.identity.rights.onlyConnections = [mine.id];
  expect((await call('GET', `/${mine.id}`)).status).toBe(200);
  const refused = await call('GET', `/${other.id}`);
  expect(refused.body.details).toEqual([
    {
      action: 'read',
      inverted: false,
      subject: 'app-connections',
      conditions: { connectionId: { $in: [mine.id] } },
    },
  ]);
});

test('organizations of a connection: for users only, and empty when the token is dead', async () => {
  const { app, call, arrange, seed } = await signedIn(CONNECTIONS);
  const { accessToken } = await arrange.session(seed.user, seed.organization.id);
  const alive = arrange.connection({ name: 'alive', apiToken: 'good' });
  const dead = arrange.connection({ name: 'dead', apiToken: 'bad' });
  const tree = (id: string) =>
    app.request(`${CONNECTIONS}/${id}/organizations`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
  expect(await (await tree(alive.id)).json()).toEqual([{ id: 'acme', name: 'Acme', apps: [] }]);
  expect(await (await tree(dead.id)).json()).toEqual([]);
  expect((await call('GET', `/${alive.id}/organizations`)).status).toBe(403);
});

test('a server without the connector has no such route', async () => {
  const { call, options } = await signedIn(CONNECTIONS);
  options.behaviour.humanitecConnector = false;
  expect(refusal(await call('GET'))).toEqual([404, 'Not Found', `Route GET:${CONNECTIONS} not found`]);
});
