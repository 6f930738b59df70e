import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { humanitec } from '@/utils/humanitec/client';
import { infisical } from '@/utils/infisical/client';
import { Secret } from '@/utils/secret';
import { dryRun } from '@/utils/syncs/dry-run/dry-run';
import type { DryRun, SyncPlan } from '@/utils/syncs/dry-run/types';
import { VERSIONS, type Version } from '../../simulators/infisical/index';
import { randomFrom } from '../../support/random';
import { type SyncWorld, syncWorld } from '../simulators/sync-world';

/** What is foretold of a sync is compared with what its run then did, on servers of every age. */

let world: SyncWorld;

beforeAll(async () => {
  world = await syncWorld();
});
beforeEach(() => {
  world.reset();
  vi.stubGlobal('fetch', world.fetch);
});
afterEach(() => vi.unstubAllGlobals());
afterAll(() => world.close());

function planned(given: Partial<SyncPlan['options']> & { env?: string } = {}): SyncPlan {
  const { env, ...options } = given;
  const place = { org: 'acme', app: 'shop' };
  return {
    projectId: world.state.seed.shop.id,
    environment: 'dev',
    secretPath: '/',
    destination: env ? { scope: 'environment', ...place, env } : { scope: 'application', ...place },
    options: { disableSecretDeletion: true, ...options },
  };
}

async function foretell(plan: SyncPlan): Promise<DryRun> {
  const { apiToken } = world.connection('viewer');
  const bearer = new Secret(await world.arrange.accessToken(world.state.seed.identity));
  const client = infisical({ siteUrl: 'https://app.infisical.com', method: 'universal-auth' }, bearer);
  return dryRun(client, humanitec(new Secret(apiToken)), plan);
}

async function runAsPlanned({ destination, options, ...source }: SyncPlan) {
  const sync = world.sync({
    ...source,
    destinationConfig: destination,
    syncOptions: { initialSyncBehavior: 'overwrite-destination', ...options },
  });
  await world.run(sync);
  return sync;
}

const effects = ({ keys }: DryRun) => Object.fromEntries(keys.map(({ key, effect }) => [key, effect]));

describe('application scope', () => {
  test('each key by its effect, values never', async () => {
    world.arrange.version('2025-03');
    world.arrange.secrets({ NEW: 'the secret', KNOWN: 'text', PLAIN: 'text' });
    world.put('KNOWN', 'before');
    world.put('PLAIN', 'configuration', { secret: false });
    world.put('FOREIGN', 'configuration', { secret: false });
    const found = await foretell(planned());
    expect(found).toMatchObject({ addedToApp: [], emptyAtFirst: ['NEW'], obstacles: [] });
    expect(effects(found)).toEqual({
      NEW: 'added',
      KNOWN: 'overwritten',
      PLAIN: 'stays-plain',
      FOREIGN: 'left-alone',
    });
    expect(JSON.stringify(found)).not.toMatch(/the secret|configuration/);
    expect(effects(await foretell(planned({ disableSecretDeletion: false })))).toMatchObject({
      FOREIGN: 'deleted',
    });
  });

  test('values are not sent either, by a server that can leave them out', async () => {
    world.arrange.secrets({ OWN: 'the secret' });
    world.arrange.secrets({ SHARED: 'the secret' }, { path: '/shared' });
    world.arrange.import({ secretPath: '/shared' });
    const answers: string[] = [];
    vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
      const answer = await world.fetch(input, init);
      answers.push(await answer.clone().text());
      return answer;
    });
    expect(effects(await foretell(planned()))).toEqual({ OWN: 'added', SHARED: 'added' });
    expect(answers.filter((answer) => answer.includes('SHARED'))).not.toEqual([]);
    expect(answers.join()).not.toContain('the secret');
  });

  test('a key schema names what is sent and holds deletion back', async () => {
    world.arrange.secrets({ KEY: 'text' });
    for (const key of ['KEY', 'dev_OLD']) world.put(key, 'there');
    const plan = planned({ disableSecretDeletion: false, keySchema: '{{environment}}_{{secretKey}}' });
    expect(effects(await foretell(plan))).toEqual({
      dev_KEY: 'added',
      KEY: 'left-alone',
      dev_OLD: 'deleted',
    });
  });
});

test('environment scope: what the app has, what it gets, and what of it is not deleted', async () => {
  world.arrange.secrets({ NEW: 'text', OF_APP: 'text', OF_ENV: 'text' });
  world.put('OF_APP', 'there', { secret: false });
  world.put('OF_ENV', 'there', { secret: false, level: 'env' });
  world.put('OVERRIDE', 'there', { level: 'env' });
  const plan = planned({ env: 'development', disableSecretDeletion: false });
  const found = await foretell(plan);
  expect(found).toMatchObject({ addedToApp: ['NEW'], obstacles: [] });
  expect(effects(found)).toEqual({
    NEW: 'added',
    OF_APP: 'overwritten',
    OF_ENV: 'stays-plain',
    OVERRIDE: 'deleted',
  });
  world.put('INHERITED', 'there');
  expect((await foretell(plan)).obstacles).toEqual([{ code: 'inherited-deletion', keys: ['INHERITED'] }]);
  expect((await foretell(planned({ env: 'development' }))).obstacles).toEqual([]);
});

describe('obstacles', () => {
  test.each([
    ['1ST', 'key-refused'],
    ['WITH SPACE', 'key-refused'],
  ] as const)('a key that Humanitec takes no more: %s', async (key, code) => {
    world.arrange.secrets({ [key]: 'text' });
    expect((await foretell(planned())).obstacles).toEqual([{ code, key }]);
    // It was made when it was still taken.
    if (key === '1ST') world.put(key, 'there');
    if (key === '1ST') expect((await foretell(planned())).obstacles).toEqual([]);
  });

  test('a key that would be another address', async () => {
    world.arrange.secrets({ '..': 'text' });
    world.put('..', 'there');
    expect((await foretell(planned())).obstacles).toEqual([{ code: 'key-breaks-address', key: '..' }]);
  });

  test.each(['{{environment}}', '{{secretKey}}{{secretKey}}', 'team/{{secretKey}}'])(
    'a schema that is none: %s',
    async (keySchema) => {
      world.arrange.secrets({ KEY: 'text' });
      const { obstacles } = await foretell(planned({ keySchema }));
      expect(obstacles).toContainEqual({ code: 'key-schema-invalid' });
    },
  );

  test.each(VERSIONS)('an import that may not be read, however deep: %s', async (version) => {
    world.arrange.version(version);
    world.arrange.secrets({ SHARED: 'text' }, { path: '/shared' });
    world.arrange.import({ secretPath: '/shared' });
    world.arrange.secrets({ HIDDEN: 'text' }, { environment: 'staging' });
    world.arrange.import({ environment: 'staging', secretPath: '/' }, { path: '/shared' });
    expect((await foretell(planned())).obstacles).toEqual([]);
    world.state.seed.identity.rights.readSecrets = ['dev'];
    expect((await foretell(planned())).obstacles).toEqual([
      { code: 'import-unseen', environment: 'staging', path: '/' },
    ]);
  });

  test('none where an imported folder is gone, or imports go round in a circle', async () => {
    world.arrange.import({ secretPath: '/gone' });
    world.arrange.secrets({ A: 'text' }, { path: '/a' });
    world.arrange.import({ secretPath: '/a' });
    world.arrange.import({ secretPath: '/' }, { path: '/a' });
    const found = await foretell(planned());
    expect(found.obstacles).toEqual([]);
    expect(effects(found)).toEqual({ A: 'added' });
  });

  test('too many imports to look at', async () => {
    for (let one = 0; one < 60; one += 1) world.arrange.import({ secretPath: `/shared-${one}` });
    expect((await foretell(planned())).obstacles).toEqual([{ code: 'too-many-imports' }]);
  });
});

describe.each(VERSIONS)('what is foretold is what is done: %s', (version) => {
  test.each([4, 5, 7])('world %i', async (seed) => {
    const plan = randomWorld(version, seed);
    const found = await foretell(plan);
    if (found.obstacles.length > 0) return;
    const before = snapshot(plan);
    const sync = await runAsPlanned(plan);
    expect(sync.syncStatus).toBe('succeeded');
    expect(new Map(found.keys.map(({ key, effect }) => [key, effect]))).toEqual(
      observed(before, snapshot(plan), plan),
    );
    const appBefore = new Set(before.app.keys());
    const isEnvironment = plan.destination.scope === 'environment';
    const addedToApp = [...snapshot(plan).app.keys()].filter((key) => isEnvironment && !appBefore.has(key));
    expect(found.addedToApp.toSorted()).toEqual(addedToApp.toSorted());
  });
});

function randomWorld(version: Version, seed: number): SyncPlan {
  const { between, whole } = randomFrom(seed);
  const random = () => between(0, 1);
  const some = <T>(all: readonly T[]) => all.filter(() => random() < 0.5);
  const one = <T>(all: readonly [T, ...T[]]) => all[whole(0, all.length - 1)] ?? all[0];
  world.arrange.version(version);
  const keys = ['A', 'B', 'INF_A', 'C_X', 'INF_C_X', 'D'];
  const texts = (names: string[]) => Object.fromEntries(names.map((name) => [name, `text of ${name}`]));
  world.arrange.secrets(texts(some(keys)));
  for (const path of some(['/one', '/two'])) {
    world.arrange.secrets(texts(some(keys)), { path });
    world.arrange.import({ secretPath: path });
  }
  for (const key of some(keys)) world.put(key, 'before', { secret: random() < 0.5 });
  for (const key of some(keys)) world.put(key, 'before', { secret: random() < 0.5, level: 'env' });
  // A server drops what it does not know, and such a sync is never run.
  const schemas = version === '2025-03' ? [undefined] : [undefined, 'INF_{{secretKey}}', '{{secretKey}}_X'];
  const keySchema = one(schemas as [string | undefined]);
  return planned({
    disableSecretDeletion: random() < 0.5,
    ...(keySchema ? { keySchema } : {}),
    ...(random() < 0.5 ? { env: 'development' } : {}),
  });
}

/** Where a value is, whether it is a secret, and what it says. */
function snapshot({ destination }: SyncPlan) {
  const { values, environments } = world.humanitec.app('acme', 'shop');
  const app = new Map([...values].map(([key, value]) => [key, { ...value }]));
  const env = new Map(
    [...(environments.get('development')?.values ?? [])].map(([key, value]) => [key, { ...value }]),
  );
  return { app, env, scope: destination.scope === 'environment' ? env : app };
}

function observed(
  before: ReturnType<typeof snapshot>,
  after: ReturnType<typeof snapshot>,
  { destination }: SyncPlan,
) {
  const isEnvironment = destination.scope === 'environment';
  const seen = isEnvironment ? new Map([...before.app, ...before.env]) : before.app;
  const effectOn = (key: string) => {
    const now = after.scope.get(key);
    if (!seen.has(key)) return 'added';
    if (before.scope.has(key) && !now) return 'deleted';
    if (!now || now.text === 'before') return 'left-alone';
    return now.isSecret ? 'overwritten' : 'stays-plain';
  };
  return new Map([...new Set([...seen.keys(), ...after.scope.keys()])].map((key) => [key, effectOn(key)]));
}
