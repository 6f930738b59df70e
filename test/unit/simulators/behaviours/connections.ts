import { expect } from 'vitest';
import { CONNECTIONS, refusal } from '../infisical-world';
import type { Probes, Simulator } from './probe';

async function create({ call, token }: Simulator, changes: object = {}) {
  const json = { name: 'ci-bot', method: 'api-token', credentials: { apiToken: 'good' }, ...changes };
  return call('POST', CONNECTIONS, { token: await token(), json });
}

async function read({ call, token }: Simulator, path: string) {
  return call('GET', CONNECTIONS + path, { token: await token() });
}

/** Whether a stored connection is shown with a field. */
const shows = (field: string) => async (simulator: Simulator) => {
  const { id } = simulator.arrange.connection({ name: 'ci-bot' });
  return field in ((await read(simulator, `/${id}`)).body.appConnection ?? {});
};

/** Docs/facts/infisical-api.md, 3 to 6 and 13. */
export const connections: Probes<
  | 'projectConnections'
  | 'listsProjectConnections'
  | 'namesUniquePer'
  | 'notFoundNamesScope'
  | 'listWithoutRight'
  | 'unknownProject'
  | 'nameRule'
  | 'columnOverflow'
  | 'credentialsHash'
  | 'newerFields'
  | 'retriesHumanitec'
  | 'followsRedirects'
> = {
  projectConnections: {
    see: async (simulator) =>
      (await create(simulator, { projectId: simulator.seed.shop.id })).body.appConnection,
    seen: {
      true: expect.objectContaining({ projectId: expect.any(String) }),
      false: expect.not.objectContaining({ projectId: expect.anything() }),
    },
  },
  listsProjectConnections: {
    async see(simulator) {
      simulator.arrange.connection({ name: 'everywhere' });
      simulator.arrange.connection({ name: 'in-shop', projectId: simulator.seed.shop.id });
      return (await read(simulator, '')).body.appConnections?.map(({ name }) => name);
    },
    seen: { true: ['everywhere', 'in-shop'], false: ['everywhere'] },
  },
  namesUniquePer: {
    async see(simulator) {
      simulator.arrange.connection({ name: 'ci-bot', projectId: simulator.seed.shop.id });
      return (await create(simulator)).status;
    },
    seen: { organization: 400, scope: 200 },
  },
  notFoundNamesScope: {
    see: async (simulator) => [
      (await read(simulator, '/connection-name/free')).body.message,
      (await read(simulator, '/connection-name/free?projectId=unknown')).body.message,
    ],
    seen: {
      true: [
        'Could not find App Connection with name free in organization scope.',
        'Could not find App Connection with name free in project scope.',
      ],
      false: ['Could not find App Connection with name free', 'Could not find App Connection with name free'],
    },
  },
  listWithoutRight: {
    async see(simulator) {
      const { seed, arrange } = simulator;
      arrange.connection({ name: 'ci-bot' });
      Object.assign(seed.identity.rights, { organization: ['connect'], anyProject: ['connect'] });
      const answer = await read(simulator, '');
      const inProject = await read(simulator, `?projectId=${seed.shop.id}`);
      return [answer.body.appConnections ?? refusal(answer), inProject.body.message];
    },
    seen: {
      refused: [
        [403, 'PermissionDenied', 'You are not allowed to read on app-connections'],
        'You are not allowed to read-app-connections on app-connections',
      ],
      omitted: [[], undefined],
    },
  },
  unknownProject: {
    see: async (simulator) => refusal(await create(simulator, { projectId: 'nope' })),
    seen: {
      500: [500, 'DatabaseError', 'Something went wrong'],
      400: [400, 'BadRequest', 'Could not find project with ID nope'],
    },
  },
  nameRule: {
    async see(simulator) {
      const answers = [
        await create(simulator, { name: 'CI' }),
        await create(simulator, { name: 'a'.repeat(33) }),
      ];
      return answers.map(({ body }) => body.appConnection ?? body.message);
    },
    seen: {
      'lowered-32': [
        expect.objectContaining({ name: 'ci' }),
        [expect.objectContaining({ message: 'name field must be at most 32 characters' })],
      ],
      'strict-64': [
        [
          expect.objectContaining({
            message: 'name field can only contain lowercase letters, numbers, and hyphens',
          }),
        ],
        expect.objectContaining({ name: 'a'.repeat(33) }),
      ],
    },
  },
  columnOverflow: {
    async see(simulator) {
      const created = await create(simulator, { description: 'x'.repeat(256) });
      const { id } = simulator.arrange.connection({ name: 'existing' });
      const json = { description: 'x'.repeat(256) };
      const token = await simulator.token();
      const patched = await simulator.call('PATCH', `${CONNECTIONS}/${id}`, { token, json });
      const fits = await create(simulator, { description: 'x'.repeat(255) });
      return [refusal(created), patched.status, fits.status];
    },
    seen: {
      500: [[500, 'DatabaseError', 'Something went wrong'], 500, 200],
      422: [[422, 'ValidationFailure', expect.stringMatching(/^value too long/)], 422, 200],
    },
  },
  credentialsHash: { see: shows('credentialsHash'), seen: { true: true, false: false } },
  newerFields: { see: shows('isAutoRotationEnabled'), seen: { true: true, false: false } },
  retriesHumanitec: {
    async see(simulator) {
      simulator.answers.set('good', { status: 503, body: {} });
      const { message } = (await create(simulator)).body;
      return [simulator.asked.length, message];
    },
    seen: {
      true: [4, 'Failed to validate credentials: Request failed with status code 503'],
      false: [1, 'Failed to validate credentials: Request failed with status code 503'],
    },
  },
  followsRedirects: {
    async see(simulator) {
      simulator.answers.set('good', { status: 302, body: {} });
      return (await create(simulator)).status;
    },
    seen: { true: 200, false: 400 },
  },
};
