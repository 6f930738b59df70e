import { refusal, SYNCS } from '../infisical-world';
import type { Probes, Simulator } from './probe';

/** Status of a request with an identity's token. */
const status =
  (method: string, path: string | ((simulator: Simulator) => string), json?: object) =>
  async (simulator: Simulator) => {
    const at = typeof path === 'string' ? path : path(simulator);
    const token = await simulator.token();
    return (await simulator.call(method, at, json ? { token, json } : { token })).status;
  };

/** How a sync's options come back. */
async function syncOptions(simulator: Simulator) {
  const { id } = simulator.arrange.connection({ name: 'ci-bot' });
  const sync = simulator.arrange.sync({
    name: 'shop-dev',
    connectionId: id,
    syncOptions: {
      initialSyncBehavior: 'overwrite-destination',
      disableSecretDeletion: true,
      keySchema: 'INF_{{secretKey}}',
    },
    destinationConfig: { scope: 'application', org: 'acme', app: 'shop' },
  });
  const answer = await simulator.call('GET', `${SYNCS}/${sync.id}`, { token: await simulator.token() });
  return Object.keys(answer.body.secretSync?.syncOptions ?? {});
}

const destinationConfig = { scope: 'application', org: 'acme', app: 'shop' };

/** Docs/facts/infisical-api.md, 3, 9, 11 and 13. */
export const routes: Probes<
  | 'humanitecConnector'
  | 'unknownApiPath'
  | 'identityDetails'
  | 'projectsRoute'
  | 'foldersV2'
  | 'subOrganizationList'
  | 'checkDestination'
  | 'disableSecretDeletion'
  | 'keySchema'
> = {
  humanitecConnector: {
    see: status('GET', '/api/v1/app-connections/humanitec'),
    seen: { true: 200, false: 404 },
  },
  unknownApiPath: {
    async see({ call }) {
      const answer = await call('GET', '/api/v1/nothing', { token: 'not.a.token' });
      return [answer.status, answer.headers.get('content-type')?.split(';')[0]];
    },
    seen: { json: [404, 'application/json'], page: [404, 'text/html'] },
  },
  identityDetails: {
    async see({ call, arrange, seed }) {
      const at = '/api/v1/identities/details';
      const seen = [refusal(await call('GET', at, { token: await arrange.accessToken(seed.identity) }))];
      seed.identity.orgId = seed.subOrganization.id;
      seed.identity.memberOf = [seed.subOrganization.id];
      seen.push(refusal(await call('GET', at, { token: await arrange.accessToken(seed.identity) })));
      const { accessToken } = await arrange.session(seed.user, seed.organization.id);
      return [
        ...seen.map(([code, error]) => [code, error]),
        (await call('GET', at, { token: accessToken })).status,
      ];
    },
    seen: {
      absent: [[500, 'FindByOrgId'], [500, 'FindByOrgId'], 500],
      all: [[200, undefined], [200, undefined], 403],
      'root-only': [[200, undefined], [500, 'InternalServerError'], 403],
    },
  },
  projectsRoute: {
    see: async (simulator) => [
      await status('GET', '/api/v1/projects?type=secret-manager')(simulator),
      await status('GET', '/api/v1/workspace')(simulator),
    ],
    seen: { true: [200, 200], false: [404, 200] },
  },
  foldersV2: {
    see: status('GET', ({ seed }) => `/api/v2/folders?projectId=${seed.shop.id}&environment=dev`),
    seen: { true: 200, false: 404 },
  },
  subOrganizationList: {
    async see({ call, arrange, seed }) {
      const { accessToken } = await arrange.session(seed.user);
      return (await call('GET', '/api/v1/organization/accessible-with-sub-orgs', { token: accessToken }))
        .status;
    },
    seen: { true: 200, false: 404 },
  },
  checkDestination: {
    see: status('POST', `${SYNCS}/check-destination`, { destinationConfig, projectId: 'any' }),
    seen: { true: 200, false: 404 },
  },
  disableSecretDeletion: {
    see: syncOptions,
    seen: {
      true: ['initialSyncBehavior', 'disableSecretDeletion', 'keySchema'],
      false: ['initialSyncBehavior', 'keySchema'],
    },
  },
  keySchema: {
    see: syncOptions,
    seen: {
      true: ['initialSyncBehavior', 'disableSecretDeletion', 'keySchema'],
      false: ['initialSyncBehavior', 'disableSecretDeletion'],
    },
  },
};
