import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startPreflight } from '@/utils/preflight/runner';
import { preflightItem } from '@/utils/preflight/storage';
import type { Preflight } from '@/utils/preflight/types';
import { latch } from '../../support/latch';
import { linesOf, longestChain } from '../../support/round-trips';
import { asked, capture, check, checkOf, result, simulatedWorld } from './world';

const world = simulatedWorld();

/** Longer than a busy machine takes to send what is asked at the same time. */
const LATENCY_MS = 200;
const OTHERS = ['beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa'];

beforeEach(() => world.simulators.latency.set('api.humanitec.io', LATENCY_MS));
afterEach(() => vi.restoreAllMocks());

type Roles = Parameters<typeof world.simulators.humanitec.createServiceUser>[0];

function tokenOf(user: Roles, organizations = 1): string {
  const { humanitec } = world.simulators;
  const { id: userId } = humanitec.createServiceUser(user);
  for (const id of OTHERS.slice(0, organizations - 1)) {
    humanitec.addOrg(id);
    humanitec.addApp(id, 'shop');
    humanitec.setOrgRole(id, userId, 'member');
    humanitec.setAppRole(id, 'shop', userId, 'developer');
  }
  return humanitec.createToken(userId).value;
}

/** The requests that were waited for, one after another: until what the roles let do could be seen, and in all. */
async function waitedFor(token: string): Promise<{ preflight: Preflight; roles: string[]; all: string[] }> {
  const { traffic } = world.simulators;
  let roles: string[] | undefined;
  const stop = preflightItem.watch((preflight) => {
    const isKnown = preflight && preflight.apps.length > 0 && !preflight.apps.some(isOpen);
    if (isKnown) roles ??= linesOf(longestChain(traffic.filter(({ endedAt }) => endedAt !== undefined)));
  });
  const preflight = await check(token);
  stop();
  return { preflight, roles: roles ?? [], all: linesOf(longestChain(traffic)) };
}

const isOpen = ({ source }: Preflight['apps'][number]): boolean => source === 'unknown';

describe('a check waits for two round trips until the roles are known, and for three in all', () => {
  it.for([
    { whose: 'one app can be written', user: { apps: { shop: 'developer' } } },
    {
      whose: 'three apps can be written',
      user: { apps: { shop: 'owner', payments: 'owner', checkout: 'owner' } },
    },
    { whose: 'another app cannot be written', user: { apps: { shop: 'developer', payments: 'viewer' } } },
    { whose: 'list shows all apps', user: { role: 'orgViewer', apps: { shop: 'developer' } } },
  ] as const)('of a token whose $whose', async ({ user }) => {
    const { preflight, roles, all } = await waitedFor(tokenOf(user));
    expect(preflight.verdict).toBe('pass');
    expect(roles).toHaveLength(2);
    expect(all).toHaveLength(3);
  });

  it('where the groups may not be asked for, and whether the token was revoked is asked once more', async () => {
    const token = tokenOf({ apps: { shop: 'developer', payments: 'viewer' } });
    world.simulators.faults.add({ path: /\/groups$/, action: { kind: 'status', status: 403 } });
    const { preflight, all } = await waitedFor(token);
    expect(preflight.verdict).toBe('pass');
    expect(asked(world, /^\/current-user$/)).toBe(2);
    expect(all).toHaveLength(3);
  });

  it.for([1_000, 10_000])('in an organization with %i apps', { timeout: 60_000 }, async (apps) => {
    const token = tokenOf({ role: 'orgViewer', apps: { shop: 'developer' } });
    world.simulators.humanitec.addApps(apps);
    const { preflight, roles, all } = await waitedFor(token);
    expect(preflight.apps.length).toBeGreaterThan(apps);
    expect(roles).toHaveLength(2);
    expect(all).toHaveLength(3);
  });
});

describe('several organizations', () => {
  it('take no more of them, as far as their lists are six requests with what else is asked', async () => {
    const { roles } = await waitedFor(tokenOf({ apps: { shop: 'developer' } }, 5));
    expect(roles).toHaveLength(2);
  });

  it('take one more where they are ten, and two more with the reads: never more than six are under way', async () => {
    const { preflight, roles, all } = await waitedFor(tokenOf({ apps: { shop: 'developer' } }, 10));
    expect(preflight.organizations).toHaveLength(10);
    expect(world.inFlight.most).toBe(6);
    expect(roles).toHaveLength(3);
    expect(all).toHaveLength(5);
  });
});

describe('a browser that has not said yet what an administrator allows', () => {
  /** The browser's answer, held back until it is let go. */
  function heldPolicy(policy: Record<string, unknown>) {
    const answered = latch();
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation(async () => {
      await answered.until;
      return policy;
    });
    return answered;
  }
  const only = (...allowedHumanitecOrganizations: string[]) => ({
    policy: { allowedHumanitecOrganizations },
  });

  it('is not waited for before Humanitec is asked, but before anything is done or passed', async () => {
    const id = await capture(tokenOf({ apps: { shop: 'developer' } }));
    const policy = heldPolicy(only('acme'));
    const seen: Preflight[] = [];
    const stop = preflightItem.watch((preflight) => preflight && seen.push(preflight));
    const done = startPreflight(id);
    await expect.poll(() => asked(world, /\/envs\/production\/values$/)).toBe(1);
    await expect.poll(() => world.inFlight.now).toBe(0);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter(({ state, verdict }) => state === 'done' || verdict === 'pass')).toEqual([]);

    // All that Humanitec has said is shown meanwhile, and what is waited for.
    await expect.poll(() => seen.at(-1)?.summary.key).toBe('access.summary.awaitsPolicy');
    expect(seen.at(-1)).toMatchObject({ isPartial: true, verdict: 'unknown' });
    expect(seen.at(-1)?.apps).toMatchObject([{ app: 'shop', write: 'yes', trialReads: 'ok' }]);
    expect(checkOf(await result(), 'sync-reads')?.verdict).toBe('pass');
    expect(checkOf(await result(), 'organization')).toBeUndefined();

    policy.release();
    await done;
    stop();
    expect(await result()).toMatchObject({ state: 'done', verdict: 'pass' });
    expect(checkOf(await result(), 'organization')?.verdict).toBe('pass');
    expect(longestChain(world.simulators.traffic)).toHaveLength(3);
  });

  it.for([
    { what: 'another organization', policy: only('globex'), of: { verdict: 'fail' } },
    {
      what: 'nothing that can be understood',
      policy: { policyRequired: true },
      of: { failure: { code: 'policyUnreadable' } },
    },
  ])('has the last word, allowing $what', async ({ policy, of }) => {
    const id = await capture(tokenOf({ apps: { shop: 'developer' } }));
    const answered = heldPolicy(policy);
    const done = startPreflight(id);
    await expect.poll(() => asked(world, /\/envs\/production\/values$/)).toBe(1);
    answered.release();
    await done;
    expect(await result()).toMatchObject({ state: 'done', ...of });
    expect((await result()).verdict).not.toBe('pass');
  });

  it('has it for a token, too, that Humanitec refuses', async () => {
    const id = await capture('not-a-token-of-anybody');
    const policy = heldPolicy(only('acme'));
    const done = startPreflight(id);
    await expect.poll(() => asked(world, /^\/(current-user|orgs)$/)).toBe(2);
    await expect.poll(() => world.inFlight.now).toBe(0);
    expect((await result()).state).toBe('running');
    policy.release();
    await done;
    expect(await result()).toMatchObject({ state: 'done', failure: { code: 'humanitecRefused' } });
  });
});

it('asks no further once the browser has said what cannot be understood', async () => {
  const id = await capture(tokenOf({ apps: { shop: 'developer' } }));
  await fakeBrowser.storage.managed.set({ policyRequired: true });
  await startPreflight(id);
  expect(await result()).toMatchObject({ state: 'done', failure: { code: 'policyUnreadable' } });
  expect(asked(world, /^\/orgs\//)).toBe(0);
});
