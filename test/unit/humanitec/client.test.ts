import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { humanitec } from '@/utils/humanitec/client';
import { Secret } from '@/utils/secret';
import { type Simulators, startSimulators } from '../../simulators';

let simulators: Simulators;
beforeAll(async () => {
  simulators = await startSimulators();
});
beforeEach(() => {
  simulators.reset();
  vi.stubGlobal('fetch', simulators.fetch);
});
afterEach(() => vi.unstubAllGlobals());
afterAll(() => simulators.close());

const client = humanitec(new Secret('a-token-that-nobody-looks-at'));

function answers(path: RegExp, body: unknown): void {
  simulators.faults.add({ path, action: { kind: 'status', status: 200, body } });
}

describe('the Humanitec client', () => {
  it('sends the token as a bearer and nothing else that identifies anybody', async () => {
    answers(/^\/orgs$/, []);
    await client.organizations();
    const [request] = simulators.traffic;
    expect(request?.headers.authorization).toBe('Bearer a-token-that-nobody-looks-at');
    expect(request?.headers.cookie).toBeUndefined();
  });

  it('escapes what it puts into a path', async () => {
    answers(/./, []);
    await client.values('../current-user?', 'a/b');
    expect(simulators.traffic[0]?.path).toBe('/orgs/..%2Fcurrent-user%3F/apps/a%2Fb/values');
  });

  it.for([
    {
      shape: 'an array, as the schema says',
      envs: [{ id: 'dev', name: 'Dev', type: 'development', extra: 1 }],
    },
    { shape: 'one object, as the examples say', envs: { id: 'dev', name: 'Dev', type: 'development' } },
  ])('reads environments as $shape', async ({ envs }) => {
    answers(/apps$/, [{ id: 'shop', name: 'Shop', envs, unknown: {} }]);
    const [shop] = await client.applications('acme');
    expect(shop).toMatchObject({ envs: [{ id: 'dev', name: 'Dev', type: 'development' }] });
  });

  it.for([undefined, null, 'dev', [null]])('reads environments that are %s as none', async (envs) => {
    answers(/apps$/, [{ id: 'shop', envs }]);
    expect(await client.applications('acme')).toMatchObject([{ id: 'shop', name: 'shop', envs: [] }]);
  });

  it('takes of a value that it is there, and not what it says', async () => {
    const value = { key: 'KEY', value: 'canary', description: 'canary', secret_key: 'canary' };
    answers(/values$/, [{ ...value, is_secret: false, source: 'app' }]);
    const names = [{ key: 'KEY', isSecret: false, source: 'app' }];
    expect(await client.values('acme', 'shop')).toEqual(names);
    expect(await client.environmentValues('acme', 'shop', 'development')).toEqual(names);
  });

  it('needs no more of a user than its id', async () => {
    answers(/^\/current-user$/, { id: 's-1', name: null, type: 'robot', roles: null });
    expect(await client.currentUser()).toEqual({ id: 's-1', name: 's-1', type: 'unknown', roles: {} });
  });

  it.for([
    { expires_at: undefined, expiresAt: null },
    { expires_at: null, expiresAt: null },
    { expires_at: '0001-01-01T00:00:00Z', expiresAt: null },
    { expires_at: '2030-01-02T03:04:05.999Z', expiresAt: '2030-01-02T03:04:05.999Z' },
  ])('reads the expiry $expires_at as $expiresAt', async ({ expires_at, expiresAt }) => {
    answers(/tokens$/, [{ id: 't', expires_at }]);
    expect(await client.tokens('s-1')).toEqual([{ id: 't', expiresAt }]);
  });

  it('reads no expiry from a date of another type', async () => {
    answers(/tokens$/, [{ id: 't', expires_at: 1767222000 }]);
    expect(await client.tokens('s-1')).toEqual([{ id: 't' }]);
  });

  it.for([401, 403])('tells a %i without a body from an answer', async (status) => {
    simulators.faults.add({ action: { kind: 'status', status } });
    await expect(client.currentUser()).rejects.toMatchObject({ problem: { kind: 'status', status } });
  });

  it('takes a web page for no answer at all', async () => {
    simulators.faults.add({ action: { kind: 'html' } });
    await expect(client.organizations()).rejects.toMatchObject({ problem: { kind: 'not-json' } });
  });
});
