import { inspect } from 'node:util';
import { vi } from 'vitest';
import { humanitec as humanitecClient } from '@/utils/humanitec/client';
import { infisical as infisicalClient } from '@/utils/infisical/client';
import { Secret } from '@/utils/secret';
import { dryRun } from '@/utils/syncs/dry-run/dry-run';
import type { DryRun, SyncPlan } from '@/utils/syncs/dry-run/types';
import { createHumanitecApi } from '../../../simulators/humanitec/api';
import { Humanitec } from '../../../simulators/humanitec/state';
import { createInfisical } from '../../../simulators/infisical/index';
import type { HumanitecCall } from '../../../simulators/infisical/instance';
import { SYNCS } from '../../simulators/infisical-world';
import { ENVIRONMENTS, type World } from './worlds';

const ORIGIN = 'https://app.infisical.com';
const TOKEN = 'a-token-of-a-service-user-0123456789';
/** Begins every value, so that one is found wherever it goes. */
export const CANARY = 'cnry';

/** A value of Humanitec: whoever has written it, `at` or the text is another. */
export interface Held {
  text: string;
  isSecret: boolean;
  at: number;
}

/** What Humanitec holds. */
export interface Snapshot {
  app: Map<string, Held>;
  env: Map<string, Held>;
  /** All other applications and environments. */
  elsewhere: string;
}

/** One dry run, and what then happened. */
export interface Round {
  foretold: DryRun | { error: unknown };
  /**
   * `not-made`: Infisical has refused the sync. `dropped`: it has dropped an option. `given-up`: there is no dry run, or one
   * with obstacles. In none of these was a run begun.
   */
  ending: 'succeeded' | 'failed' | 'not-made' | 'dropped' | 'given-up';
  message: string;
  before: Snapshot;
  after: Snapshot;
  /** All that the dry run has returned, logged or thrown. */
  told: string;
  /** Its requests that are not reads. */
  writes: string[];
}

/** Both services in this process, without a network: what is played is as cheap as it can be. */
export async function stage() {
  const humanitec = new Humanitec();
  const api = createHumanitecApi(humanitec);
  const call: HumanitecCall = async ({ token, method, path, body }) => {
    const response = await api.fetch(
      new Request(`https://api.humanitec.io${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };
  const infisical = createInfisical({ origin: ORIGIN, humanitec: call });
  const { state, arrange, options } = infisical;
  // One token for all worlds: the product remembers each secret that it has met.
  const bearer = await arrange.accessToken(state.seed.identity);
  const [tokenRow] = state.accessTokens;
  const clients = {
    infisical: infisicalClient({ siteUrl: ORIGIN, method: 'universal-auth' }, new Secret(bearer)),
    humanitec: humanitecClient(new Secret(TOKEN)),
  };
  let world: World;
  let writes: string[] = [];
  let values = 0;
  const canary = (): string => {
    values += 1;
    return `${CANARY}-${values}`;
  };

  vi.stubGlobal('fetch', async (input: RequestInfo, init?: RequestInit) => {
    const request = new Request(input, init);
    const { host, pathname } = new URL(request.url);
    if (request.method !== 'GET') writes.push(`${request.method} ${request.url}`);
    const response = await (host === 'api.humanitec.io' ? api : infisical.app).fetch(request);
    const [what, how] = world.trouble.split('-');
    const isHit = pathname.endsWith('/values')
      ? what === 'values'
      : what === 'secrets' && /secrets/.test(pathname);
    return isHit && response.ok && how ? spoiled(response, how) : response;
  });

  /** Puts a world in place. */
  function set(next: World): void {
    world = next;
    humanitec.reset();
    infisical.reset();
    Object.assign(options, { jobPause: async () => {}, retryDelayMs: 0 });
    const { version, sendsValues, lacksDeletionOption, plan } = world;
    arrange.version(version, {
      ...(sendsValues ? { viewSecretValue: false } : {}),
      ...(lacksDeletionOption ? { disableSecretDeletion: false } : {}),
    });
    if (tokenRow) state.accessTokens.push(tokenRow);
    const projectId = state.seed.shop.id;
    state.seed.shop.environments = ENVIRONMENTS.map((slug) => ({ id: slug, name: slug, slug }));
    state.folders = [];
    for (const { keys, ...place } of world.folders) {
      arrange.secrets({}, place);
      for (const key of keys)
        state.secrets.push({ projectId, ...place, key, value: canary(), comment: canary() });
    }
    for (const { from, ...place } of world.imports) {
      arrange.import({ environment: from.environment, secretPath: from.path }, place);
    }
    const { readable, trouble } = world;
    state.seed.identity.rights.readSecrets =
      trouble === 'no-right'
        ? ENVIRONMENTS.filter((slug) => slug !== plan.environment)
        : readable === 'all' || readable;
    if (trouble === 'no-folder') state.folders = [];

    const user = humanitec.createServiceUser(trouble === 'no-role' ? {} : { apps: { shop: world.role } });
    humanitec.createToken(user.id, { value: TOKEN });
    const app = humanitec.app('acme', 'shop');
    const at = new Date(0);
    for (const { key, level, isSecret } of world.values) {
      const value = { key, text: canary(), isSecret, description: canary(), createdAt: at, updatedAt: at };
      const holder =
        level === 'app' ? app : app.environments.get(level === 'env' ? 'development' : 'production');
      holder?.values.set(key, value);
    }
    if (trouble === 'no-environment') app.environments.delete('development');
  }

  function snapshot(): Snapshot {
    const app = humanitec.app('acme', 'shop');
    const held = (values: typeof app.values | undefined) =>
      new Map(
        [...(values ?? [])].map(([key, { text, isSecret, updatedAt }]) => [
          key,
          { text, isSecret, at: updatedAt.getTime() },
        ]),
      );
    const others = [...humanitec.org('acme').apps.values()].map(({ id, values, environments }) => [
      id,
      id === 'shop' ? [] : [...values],
      [...environments.values()].map((one) =>
        id === 'shop' && one.id === 'development' ? [] : [...one.values],
      ),
    ]);
    return {
      app: held(app.values),
      env: held(app.environments.get('development')?.values),
      elsewhere: JSON.stringify(others),
    };
  }

  /** The dry run, and then the run; `again` goes on from where the round before has ended. */
  async function round(again = false): Promise<Round> {
    const plan: SyncPlan = { ...world.plan, projectId: state.seed.shop.id };
    const logged: unknown[] = [];
    for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
      vi.spyOn(console, level).mockImplementation((...given) => logged.push(given));
    }
    writes = [];
    const before = snapshot();
    const foretold = await dryRun(clients.infisical, clients.humanitec, plan).catch((error: unknown) => ({
      error,
    }));
    vi.restoreAllMocks();
    const told = [
      inspect([foretold, logged], {
        depth: 12,
        showHidden: true,
        maxStringLength: null,
        maxArrayLength: null,
      }),
      JSON.stringify(foretold),
    ].join('\n');
    const dry = { foretold, before, told, writes: [...writes] };
    const isUnclear = 'error' in foretold || foretold.obstacles.length > 0;
    const end = isUnclear && !again ? ({ ending: 'given-up', message: '' } as const) : await run(plan, again);
    return { ...dry, ...end, after: snapshot() };
  }

  async function run(plan: SyncPlan, again: boolean): Promise<Pick<Round, 'ending' | 'message'>> {
    if (!again) {
      const { id: connectionId } = arrange.connection({ name: 'of-the-plan', apiToken: TOKEN });
      const { destination, options: wanted, ...rest } = plan;
      const made = await ask('', {
        ...rest,
        name: 'of-the-plan',
        connectionId,
        isAutoSyncEnabled: false,
        syncOptions: { initialSyncBehavior: 'overwrite-destination', ...wanted },
        destinationConfig: destination,
      });
      if (made.status !== 200) return { ending: 'not-made', message: JSON.stringify(made.body) };
      const { syncOptions } = made.body.secretSync;
      const isDropped = Object.entries(wanted).some(
        ([name, value]) => value !== undefined && value !== false && syncOptions[name] !== value,
      );
      if (isDropped) return { ending: 'dropped', message: '' };
    }
    const [sync] = state.syncs;
    await ask(`/${sync?.id}/sync-secrets`);
    await infisical.settled();
    if (sync?.syncStatus !== 'succeeded' && sync?.syncStatus !== 'failed') {
      throw new Error(`The run has not ended: ${sync?.syncStatus}`);
    }
    return { ending: sync.syncStatus, message: sync.lastSyncMessage ?? '' };
  }

  async function ask(path: string, json?: object) {
    const response = await infisical.app.request(SYNCS + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, ...(json ? { 'content-type': 'application/json' } : {}) },
      ...(json ? { body: JSON.stringify(json) } : {}),
    });
    return { status: response.status, body: await response.json() };
  }

  return { set, round };
}
export type Stage = Awaited<ReturnType<typeof stage>>;

/** An answer that breaks off in a value, has a name that is no text, or tells a value twice. */
async function spoiled(response: Response, how: string): Promise<Response> {
  const text = await response.text();
  const end = text.lastIndexOf(CANARY) + CANARY.length + 1;
  const bodies: Record<string, () => string> = {
    cut: () => text.slice(0, Math.max(end, 5)),
    misshapen: () => text.replace(/"(secretKey|key)":"[^"]*"/, '"$1":7'),
    twice: () => JSON.stringify([...JSON.parse(text), ...JSON.parse(text).slice(0, 1)]),
  };
  const body = bodies[how]?.();
  return new Response(body, { status: response.status, headers: { 'content-type': 'application/json' } });
}
