import { describe, expect, it } from 'vitest';
import { selectApps } from '@/utils/preflight/runner';
import { preflightItem } from '@/utils/preflight/storage';
import { accessTo, asked, check, checkOf, result, simulatedWorld } from './world';

const world = simulatedWorld();

function orgViewer(): string {
  const user = world.simulators.humanitec.createServiceUser({
    role: 'orgViewer',
    apps: { shop: 'developer' },
  });
  return world.simulators.humanitec.createToken(user.id).value;
}

describe('an organization with 1,000 apps', () => {
  it('takes as many requests as one with three', { timeout: 20_000 }, async () => {
    const { simulators } = world;
    await check(orgViewer());
    const few = simulators.traffic.length;

    simulators.reset();
    simulators.humanitec.addApps(1_000);
    const preflight = await check(orgViewer());
    expect(preflight.apps).toHaveLength(1_003);
    expect(simulators.traffic).toHaveLength(few);
  });

  it('is looked up six apps at a time, with a limit, where the roles name no apps', {
    timeout: 20_000,
  }, async () => {
    const { humanitec } = world.simulators;
    humanitec.quirks.rolesOmitApps = true;
    humanitec.addApps(300);
    const seen = new Set<number | undefined>();
    const stopWatching = preflightItem.watch((preflight) => seen.add(preflight?.progress?.total));

    const preflight = await check(orgViewer());
    stopWatching();
    expect(world.inFlight.most).toBe(6);
    expect(asked(world, /\/apps\/.*\/users\//)).toBe(200);
    expect(seen).toContain(200);
    expect(preflight.progress).toBeUndefined();
    expect(accessTo(preflight, 'app-0300')).toMatchObject({ write: 'unknown', source: 'unknown' });

    await selectApps([{ org: 'acme', app: 'app-0300' }]);
    await expect.poll(async () => accessTo(await result(), 'app-0300')?.write).toBe('no');
  });
});

describe('ten organizations', () => {
  it('are asked once each, six at a time', async () => {
    const { humanitec } = world.simulators;
    const user = humanitec.createServiceUser({ apps: { shop: 'developer' } });
    for (const id of ['beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa']) {
      humanitec.addOrg(id);
      humanitec.addApp(id, 'shop');
      humanitec.setOrgRole(id, user.id, 'member');
      humanitec.setAppRole(id, 'shop', user.id, 'viewer');
    }
    const preflight = await check(humanitec.createToken(user.id).value);
    expect(preflight.organizations).toHaveLength(10);
    expect(preflight.apps.filter(({ write }) => write === 'no')).toHaveLength(9);
    expect(asked(world, /^\/orgs\/[^/]+\/apps$/)).toBe(10);
    expect(world.inFlight.most).toBeLessThanOrEqual(6);
    expect(checkOf(preflight, 'organization')?.verdict).toBe('pass');
  });

  it('keep their apps when another one fails', async () => {
    const { humanitec, faults } = world.simulators;
    const user = humanitec.createServiceUser({ apps: { shop: 'developer', checkout: 'owner' } });
    humanitec.addOrg('beta', 'Beta');
    humanitec.addApp('beta', 'ledger');
    humanitec.setOrgRole('beta', user.id, 'member');
    humanitec.setAppRole('beta', 'ledger', user.id, 'developer');
    faults.add({ path: /^\/orgs\/beta\/apps$/, action: { kind: 'status', status: 500 } });

    const preflight = await check(humanitec.createToken(user.id).value);
    expect(preflight.organizations.map(({ id, listing }) => [id, listing])).toEqual([
      ['acme', 'ok'],
      ['beta', 'unknown'],
    ]);
    expect(accessTo(preflight, 'shop')?.write).toBe('yes');
    expect(accessTo(preflight, 'ledger')?.write).toBe('yes');
    expect(checkOf(preflight, 'apps')).toMatchObject({
      verdict: 'warn',
      finding: { key: 'access.apps.unlisted', params: ['beta (“Beta”)'] },
    });
  });
});

describe('Humanitec out of reach', () => {
  it('ends the single lookups', async () => {
    const { humanitec, faults } = world.simulators;
    humanitec.quirks.rolesOmitApps = true;
    humanitec.addApps(100);
    faults.add({ path: /\/apps\/.*\/users\//, action: { kind: 'drop-before' } });
    expect((await check(orgViewer())).verdict).toBe('unknown');
    expect(asked(world, /\/apps\/.*\/users\//)).toBeLessThanOrEqual(18);
  });
});

describe('a storm of 429', () => {
  it('ends the single lookups instead of joining in', async () => {
    const { humanitec, faults } = world.simulators;
    humanitec.quirks.rolesOmitApps = true;
    humanitec.addApps(100);
    const storm = { kind: 'status', status: 429, headers: { 'retry-after': '0' } } as const;
    faults.add({ path: /\/apps\/.*\/users\//, action: storm });

    const preflight = await check(orgViewer());
    // Six at a time, each sent again twice.
    expect(asked(world, /\/apps\/.*\/users\//)).toBeLessThanOrEqual(18);
    expect(preflight.verdict).toBe('unknown');
  });

  it.for([
    { asks: 'a minute', retryAfter: () => '60' },
    { asks: 'a date', retryAfter: () => new Date(Date.now() + 60_000).toUTCString() },
  ])('that asks for $asks is told from an outage at once', async ({ retryAfter }) => {
    const storm = { kind: 'status', status: 429, headers: { 'retry-after': retryAfter() } } as const;
    world.simulators.faults.add({ path: /^\/(current-user|orgs)$/, action: storm });
    const preflight = await check(orgViewer());
    expect(preflight.failure).toMatchObject({ code: 'humanitecBusy', status: 429 });
    expect(world.simulators.traffic).toHaveLength(2);
  });

  it('over a list of apps leaves open what may be in it', async () => {
    const storm = { kind: 'status', status: 429, headers: { 'retry-after': '60' } } as const;
    world.simulators.faults.add({ path: /^\/orgs\/acme\/apps$/, action: storm });
    const user = world.simulators.humanitec.createServiceUser();
    const preflight = await check(world.simulators.humanitec.createToken(user.id).value);
    expect(preflight.verdict).toBe('unknown');
    expect(checkOf(preflight, 'apps')?.finding.key).toBe('access.apps.unlisted');
    expect(asked(world, /^\/orgs\/acme\/apps$/)).toBe(1);
  });

  it('that passes is sat out', async () => {
    const { faults } = world.simulators;
    const headers = { 'retry-after': '1' };
    faults.add({ path: /^\/orgs$/, times: 1, action: { kind: 'status', status: 429, headers } });
    expect((await check(orgViewer())).verdict).toBe('pass');
    expect(asked(world, /^\/orgs$/)).toBe(2);
  });
});
