import type { Sync } from '../../../simulators/infisical/index';
import { refusal, SYNCS } from '../infisical-world';
import type { Probes, Simulator } from './probe';

const SHOP = '/orgs/acme/apps/shop';
const application = { scope: 'application', org: 'acme', app: 'shop' } as const;
const environment = { ...application, scope: 'environment', env: 'development' } as const;

/** What a whole run asks of Humanitec after its first read, which shows one value of the application. */
async function run(simulator: Simulator, destinationConfig: Sync['destinationConfig']) {
  const { arrange, answers, call, token, settled, humanitecCalls } = simulator;
  const { id: connectionId } = arrange.connection({ name: 'ci-bot', apiToken: 'good' });
  const syncOptions = { initialSyncBehavior: 'overwrite-destination' } as const;
  const { id } = arrange.sync({ name: 'shop-dev', connectionId, destinationConfig, syncOptions });
  const values = { status: 200, body: [{ key: 'THERE', source: 'app' }] };
  for (const level of ['', '/envs/development']) answers.set(`${SHOP}${level}/values`, values);
  await call('POST', `${SYNCS}/${id}/sync-secrets`, { token: await token() });
  await settled();
  return humanitecCalls.slice(1);
}

async function read({ call, token, seed }: Simulator, path: string) {
  const query = 'environment=dev&viewSecretValue=false';
  const project = path.startsWith('/api/v4') ? 'projectId' : 'workspaceId';
  return call('GET', `${path}?${project}=${seed.shop.id}&${query}`, { token: await token() });
}

/** Docs/facts/infisical-api.md, 9, 9.1, 11 and 13. */
export const secrets: Probes<
  'recursiveSyncs' | 'newAppValue' | 'deletesInherited' | 'importSecrets' | 'secretsV4' | 'viewSecretValue'
> = {
  recursiveSyncs: {
    async see(simulator) {
      const { arrange, call, token } = simulator;
      const { id: connectionId } = arrange.connection({ name: 'ci-bot' });
      const { id } = arrange.sync({
        name: 'shop-dev',
        connectionId,
        destinationConfig: application,
        syncOptions: { initialSyncBehavior: 'overwrite-destination', recursive: true },
      });
      const { body } = await call('GET', `${SYNCS}/${id}`, { token: await token() });
      return Object.keys(body.secretSync?.syncOptions ?? {});
    },
    seen: { true: ['initialSyncBehavior', 'recursive'], false: ['initialSyncBehavior'] },
  },
  newAppValue: {
    async see(simulator) {
      simulator.arrange.secrets({ NEW: 'text' });
      const [created] = await run(simulator, application);
      return created?.body;
    },
    seen: {
      empty: { key: 'NEW', value: '', description: '', is_secret: true },
      secret: { key: 'NEW', value: 'text', description: '', is_secret: true },
    },
  },
  deletesInherited: {
    see: (simulator) => run(simulator, environment),
    seen: {
      true: [{ method: 'DELETE', path: `${SHOP}/envs/development/values/THERE` }],
      false: [],
    },
  },
  importSecrets: {
    async see({ arrange, call, token, settled }) {
      const { id: connectionId } = arrange.connection({ name: 'ci-bot' });
      const sync = arrange.sync({ name: 'shop-dev', connectionId, destinationConfig: application });
      const answer = await call(
        'POST',
        `${SYNCS}/${sync.id}/import-secrets?importBehavior=prioritize-source`,
        {
          token: await token(),
        },
      );
      await settled();
      return [refusal(answer), sync.importStatus, sync.lastImportMessage, sync.syncStatus];
    },
    seen: {
      job: [[200, undefined, undefined], 'failed', 'Humanitec does not support importing secrets.', null],
      refused: [[400, 'BadRequest', 'Humanitec does not support importing secrets.'], null, null, null],
    },
  },
  secretsV4: {
    see: async (simulator) => [
      (await read(simulator, '/api/v4/secrets')).status,
      (await read(simulator, '/api/v3/secrets/raw')).status,
    ],
    seen: { true: [200, 200], false: [404, 200] },
  },
  viewSecretValue: {
    async see(simulator) {
      simulator.arrange.secrets({ KEY: 'text' });
      const [secret] = (await read(simulator, '/api/v3/secrets/raw')).body.secrets ?? [];
      return [secret?.secretKey, secret?.secretValue, secret?.secretValueHidden];
    },
    seen: { true: ['KEY', '<hidden-by-infisical>', true], false: ['KEY', 'text', undefined] },
  },
};
