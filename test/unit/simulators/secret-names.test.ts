import { beforeEach, describe, expect, test } from 'vitest';
import { VERSIONS } from '../../simulators/infisical/index';
import { refusal, signedIn } from './infisical-world';

/** Names of secrets without their values (docs/facts/infisical-api.md, 13). */

let world: Awaited<ReturnType<typeof signedIn>>;

beforeEach(async () => {
  world = await signedIn();
});

const V4 = '/api/v4/secrets';
const V3 = '/api/v3/secrets/raw';

/** What an age of the server answers to the question for names, at its own path. */
function names(path: typeof V4 | typeof V3, given: Record<string, string> = {}) {
  const project = path === V4 ? 'projectId' : 'workspaceId';
  const query = { environment: 'dev', viewSecretValue: 'false', include_imports: 'true', ...given };
  return world.call('GET', `${path}?${new URLSearchParams({ [project]: world.seed.shop.id, ...query })}`);
}

describe.each(VERSIONS)('%s', (version) => {
  const path = version === '2026-04' || version === 'newest' ? V4 : V3;
  const hides = version !== '2025-03';
  const value = (text: string) =>
    hides ? { secretValue: '<hidden-by-infisical>', secretValueHidden: true } : { secretValue: text };

  beforeEach(() => {
    world.arrange.version(version);
    world.arrange.secrets({ OWN: 'one' }, { path: '/backend' });
    world.arrange.secrets({ SHARED: 'two' }, { environment: 'staging', path: '/shared' });
    world.arrange.import({ environment: 'staging', secretPath: '/shared' }, { path: '/backend' });
  });

  test('names of a folder and of its imports; values only where the server cannot leave them out', async () => {
    const { status, body, text } = await names(path, { secretPath: '/backend/' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      secrets: [{ secretKey: 'OWN', ...value('one') }],
      imports: [
        {
          environment: 'staging',
          secretPath: '/shared',
          secrets: [{ secretKey: 'SHARED', ...value('two') }],
        },
      ],
    });
    expect(/"(one|two)"/.test(text)).toBe(!hides);
  });

  test('the older path is there at every age, the newer one not', async () => {
    expect((await names(V3)).status).toBe(200);
    expect((await names(V4)).status).toBe(path === V4 ? 200 : 404);
  });

  test('nothing may be read: 403, whether or not the folder exists', async () => {
    world.seed.identity.rights.readSecrets = false;
    for (const secretPath of ['/backend', '/nope']) {
      const answer = await names(path, { secretPath });
      expect([answer.status, answer.body.error, answer.text.includes('OWN')]).toEqual([
        403,
        'PermissionDenied',
        false,
      ]);
    }
  });

  test.each([{ secretPath: '/nope' }, { environment: 'qa', secretPath: '/' }])(
    'not there: %o',
    async (given) => {
      const { environment = 'dev', secretPath } = given;
      expect(refusal(await names(path, given))).toEqual([
        404,
        'NotFound',
        `Folder with path '${secretPath}' in environment with slug '${environment}' not found`,
      ]);
    },
  );
});

test('an import from an environment that may not be read looks empty, though a sync sends it', async () => {
  world.arrange.secrets({ SHARED: 'two' }, { environment: 'staging' });
  world.arrange.import({ environment: 'staging', secretPath: '/' });
  world.seed.identity.rights.readSecrets = ['dev'];
  expect((await names(V4)).body.imports).toEqual([{ environment: 'staging', secretPath: '/', secrets: [] }]);
  expect((await names(V4, { environment: 'staging' })).status).toBe(403);
});

test('imports are told in their order, imported imports among their secrets', async () => {
  world.arrange.secrets({ A: '1', BOTH: '1' }, { path: '/a' });
  world.arrange.secrets({ B: '2', BOTH: '2' }, { path: '/b' });
  world.arrange.import({ secretPath: '/b' });
  world.arrange.import({ secretPath: '/a' });
  world.arrange.secrets({ C: '3' }, { path: '/c' });
  world.arrange.import({ secretPath: '/c' }, { path: '/a' });
  expect((await names(V4)).body.imports).toMatchObject([
    { secretPath: '/b', secrets: [{ secretKey: 'B' }, { secretKey: 'BOTH' }] },
    { secretPath: '/a', secrets: [{ secretKey: 'A' }, { secretKey: 'BOTH' }, { secretKey: 'C' }] },
  ]);
});

test('without being asked: no imports, no sub-folders, but values', async () => {
  world.arrange.secrets({ TOP: 'text' });
  world.arrange.secrets({ BELOW: 'text' }, { path: '/backend' });
  world.arrange.import({ secretPath: '/backend' });
  const plain = await world.call('GET', `${V4}?projectId=${world.seed.shop.id}&environment=dev`);
  expect(plain.body).toMatchObject({ secrets: [{ secretKey: 'TOP', secretValue: 'text' }] });
  expect(plain.body.imports).toBeUndefined();
  const deep = (await names(V4, { recursive: 'true' })).body.secrets;
  expect(deep).toMatchObject([{ secretKey: 'TOP' }, { secretKey: 'BELOW', secretPath: '/backend' }]);
});

test('a question without a project is refused, and so is one with the other path’s name for it', async () => {
  const { id } = world.seed.shop;
  for (const question of [
    `${V4}?environment=dev`,
    `${V4}?environment=dev&workspaceId=${id}`,
    `${V3}?environment=dev&projectId=${id}`,
  ]) {
    expect(refusal(await world.call('GET', question))).toEqual([
      400,
      'BadRequest',
      'Missing project id or environment',
    ]);
  }
});
