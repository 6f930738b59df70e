import { startSimulators } from '../../simulators';
import type { Sync } from '../../simulators/infisical/index';
import { SYNCS } from './infisical-world';

export const APP = '/orgs/acme/apps/shop';
export const ENV = `${APP}/envs/development`;

/** One line of section 9.1 as it was seen: method and path, and the body where there is one. */
export type Line = [call: string, body?: object];

type Given = Partial<Sync> & {
  scope?: 'application' | 'environment';
  options?: Partial<Sync['syncOptions']>;
};

/** Something to wait for, and how it comes about. */
export function gate() {
  let open = () => {};
  const until = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { until, open };
}

/** All simulators, and a sync of `shop` / `dev` onto Humanitec's `shop` with a developer's token. */
export async function syncWorld() {
  const simulators = await startSimulators();
  const { humanitec, traffic, fetch } = simulators;
  const { arrange, state, settled, options } = simulators.infisical.us;

  /** A connection with the token of a service user that has this role on the application. */
  function connection(role: 'owner' | 'developer' | 'viewer' | 'none' = 'developer') {
    const user = humanitec.createServiceUser(role === 'none' ? {} : { apps: { shop: role } });
    return arrange.connection({
      name: `connection-${state.connections.length}`,
      apiToken: humanitec.createToken(user.id).value,
    });
  }

  /** A stored sync, in application scope and with nothing that protects the destination unless given. */
  function sync({ scope = 'application', options: more, ...given }: Given = {}) {
    const place = { org: 'acme', app: 'shop' };
    return arrange.sync({
      name: `sync-${state.syncs.length}`,
      connectionId: given.connectionId ?? connection().id,
      destinationConfig:
        scope === 'application' ? { scope, ...place } : { scope, ...place, env: 'development' },
      syncOptions: { initialSyncBehavior: 'overwrite-destination', ...more },
      ...given,
    });
  }

  /** Asks the simulated Infisical, with the seeded identity's token. */
  async function ask(method: string, path: string, json?: object) {
    const response = await fetch(`https://app.infisical.com${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await arrange.accessToken(state.seed.identity)}`,
        ...(json ? { 'content-type': 'application/json' } : {}),
      },
      ...(json ? { body: JSON.stringify(json) } : {}),
    });
    return { status: response.status, body: await response.json() };
  }

  const askSync = (sync: Sync, what: string, method = 'POST') => ask(method, `${SYNCS}/${sync.id}${what}`);

  /** What Humanitec has been asked, in order. */
  function calls(): Line[] {
    return traffic
      .filter(({ host }) => host === 'api.humanitec.io')
      .map(({ method, path, body }) =>
        body === '' ? [`${method} ${path}`] : [`${method} ${path}`, JSON.parse(body)],
      );
  }

  /** Runs a sync, or does something else with it, to its end; the calls at Humanitec that came of it. */
  async function run(sync: Sync, what = '/sync-secrets', method = 'POST'): Promise<Line[]> {
    const before = calls().length;
    await askSync(sync, what, method);
    await settled();
    return calls().slice(before);
  }

  /** Puts a value into Humanitec, at the application or as an override of `development`. */
  function put(key: string, text: string, { secret = true, level = 'app' as 'app' | 'env' } = {}) {
    const at = new Date();
    const value = { key, text, isSecret: secret, description: '', createdAt: at, updatedAt: at };
    values(level).set(key, value);
  }

  function values(level: 'app' | 'env') {
    const app = humanitec.app('acme', 'shop');
    const environment = app.environments.get('development');
    if (!environment) throw new Error('The seed has an environment development.');
    return level === 'app' ? app.values : environment.values;
  }

  /** What Humanitec holds, as `KEY: text`; a plain value is marked. */
  function held(level: 'app' | 'env' = 'app') {
    return [...values(level).values()].map(
      ({ key, text, isSecret }) => `${key}: ${text}${isSecret ? '' : ' (plain)'}`,
    );
  }

  return {
    ...simulators,
    arrange,
    state,
    options,
    settled,
    connection,
    sync,
    ask,
    askSync,
    calls,
    run,
    put,
    held,
  };
}

/** Makes jobs wait until told to go on; how long they asked to wait is in `waits`. */
export function heldJobs({ options }: Pick<SyncWorld, 'options'>) {
  const waits: number[] = [];
  let go = () => {};
  options.jobPause = (ms) => {
    waits.push(ms);
    return new Promise((resolve) => {
      go = resolve;
    });
  };
  return { waits, next: () => go() };
}

export type SyncWorld = Awaited<ReturnType<typeof syncWorld>>;
