import { describe, expect, it, vi } from 'vitest';
import { openPeopleTab } from '@/utils/preflight/people-tab';
import { selectApps, startPreflight } from '@/utils/preflight/runner';
import { preflightItem } from '@/utils/preflight/storage';
import { hurry } from '../hurry';
import { accessTo, asked, capture, check, checkOf, result, simulatedWorld } from './world';

vi.mock('@/utils/sleep', { spy: true });

const world = simulatedWorld();
const APP = (app: string) => ({ org: 'acme', app });
const MEMBERSHIP = /\/apps\/[^/]+\/users\/s-/;

describe('an organization with more apps than are looked up', () => {
  it('looks up the chosen ones first, at each check', { timeout: 30_000 }, async () => {
    const { humanitec } = world.simulators;
    humanitec.quirks.rolesOmitApps = true;
    humanitec.addApps(300);
    const user = humanitec.createServiceUser({ role: 'orgViewer', apps: { 'app-0300': 'developer' } });
    const id = await capture(humanitec.createToken(user.id).value);
    await startPreflight(id);
    await selectApps([APP('app-0300')]);
    await expect.poll(async () => accessTo(await result(), 'app-0300')?.write).toBe('yes');
    await startPreflight(id);
    expect(await result()).toMatchObject({
      verdict: 'pass',
      summary: { key: 'access.summary.ready.one', params: ['app-0300'] },
    });
  });

  it('reports its progress from the first to the last', async () => {
    const { humanitec } = world.simulators;
    humanitec.quirks.rolesOmitApps = true;
    const user = humanitec.createServiceUser({ role: 'orgViewer' });
    const seen = new Set<string>();
    const stopWatching = preflightItem.watch((preflight) => {
      if (preflight?.progress) seen.add(`${preflight.progress.done}/${preflight.progress.total}`);
    });
    await check(humanitec.createToken(user.id).value);
    stopWatching();
    expect([...seen]).toEqual(['0/3', '3/3']);
  });
});

describe('a role that the roles do not name, though they name others', () => {
  it('is confirmed for a chosen app only, and found where there is one after all', async () => {
    const { humanitec, faults } = world.simulators;
    const user = humanitec.createServiceUser({ role: 'orgViewer', apps: { shop: 'developer' } });
    await check(humanitec.createToken(user.id).value);
    expect(asked(world, MEMBERSHIP)).toBe(0);

    const body = { id: user.id, role: 'developer' };
    faults.add({ path: /\/payments\/users\//, action: { kind: 'status', status: 200, body } });
    await selectApps([APP('payments')]);
    await expect.poll(async () => accessTo(await result(), 'payments')?.write).toBe('yes');
  });

  it.for([
    { status: 404, write: 'no' },
    { status: 403, write: 'no' },
    { status: 429, write: 'unknown' },
    { status: 500, write: 'unknown' },
  ])('stays $write when the lookup is $status', async ({ status, write }) => {
    const { humanitec, faults } = world.simulators;
    const user = humanitec.createServiceUser({ role: 'orgViewer', apps: { shop: 'developer' } });
    await check(humanitec.createToken(user.id).value);
    faults.add({ path: /\/payments\/users\//, action: { kind: 'status', status } });
    await selectApps([APP('payments')]);
    await expect.poll(async () => (await result()).state).toBe('done');
    await expect.poll(() => asked(world, MEMBERSHIP)).toBeGreaterThan(0);
    expect(accessTo(await result(), 'payments')?.write).toBe(write);
  });
});

describe('groups', () => {
  it('are asked for once, however often the role is looked for', async () => {
    const { humanitec } = world.simulators;
    const user = humanitec.createServiceUser({ apps: { shop: 'developer', payments: 'viewer' } });
    const id = await capture(humanitec.createToken(user.id).value);
    await startPreflight(id);
    await openPeopleTab(APP('payments'));
    const before = asked(world, /\/groups$/);
    const { pauses } = hurry();
    await startPreflight(id);
    expect(pauses()).toEqual(expect.arrayContaining([1_000, 2_000, 3_000]));
    expect(asked(world, /\/groups$/) - before).toBe(1);
  });

  it('that are refused because the token was revoked are found out', async () => {
    const { humanitec } = world.simulators;
    const user = humanitec.createServiceUser({ apps: { shop: 'viewer' } });
    const { value } = humanitec.createToken(user.id);
    world.beforeRequest = (path) => path.endsWith('/groups') && humanitec.revokeToken(value);
    expect((await check(value)).failure?.code).toBe('humanitecRefused');
  });

  it('with an administrator role get the warning that it is more than a sync needs', async () => {
    const { humanitec } = world.simulators;
    const user = humanitec.createServiceUser({ apps: { shop: 'viewer' } });
    humanitec.setOrgRole('acme', humanitec.createGroup('admins', [user.id]).id, 'administrator');
    const preflight = await check(humanitec.createToken(user.id).value);
    expect(accessTo(preflight, 'shop')).toMatchObject({ source: 'group', write: 'yes' });
    expect(checkOf(preflight, 'organization-role')).toMatchObject({
      verdict: 'warn',
      finding: { key: 'access.organizationRole.groupAdministrator', params: ['acme (“Acme”)'] },
    });
  });
});

describe('the wait for a role', () => {
  it('does not end with a lookup that fails', async () => {
    const { humanitec, faults } = world.simulators;
    humanitec.quirks.rolesOmitApps = true;
    const user = humanitec.createServiceUser({ role: 'orgViewer', apps: { payments: 'viewer' } });
    const id = await capture(humanitec.createToken(user.id).value);
    await startPreflight(id);
    await openPeopleTab(APP('payments'));
    let lookups = 0;
    world.beforeRequest = (path) => {
      if (!path.includes('/payments/users/')) return;
      lookups += 1;
      if (lookups === 2) {
        faults.add({ path: /\/payments\/users\//, times: 1, action: { kind: 'status', status: 500 } });
        humanitec.setAppRole('acme', 'payments', user.id, 'developer');
      }
    };
    hurry();
    await startPreflight(id);
    expect(accessTo(await result(), 'payments')?.write).toBe('yes');
    // The check, the failed look, the look that finds the role, and the check with it.
    expect(lookups).toBe(4);
  });
});

describe('an app that is being deleted', () => {
  it('is named when it was chosen', async () => {
    const { humanitec } = world.simulators;
    const user = humanitec.createServiceUser({ apps: { shop: 'developer', payments: 'developer' } });
    const id = await capture(humanitec.createToken(user.id).value);
    await startPreflight(id);
    await selectApps([APP('payments')]);
    humanitec.app('acme', 'payments').status = 'deleting';
    await startPreflight(id);
    expect(await result()).toMatchObject({
      verdict: 'fail',
      summary: { key: 'access.summary.deleting', params: ['payments'] },
    });
  });
});

it('an app that the list does not show yet is named', async () => {
  const { humanitec, faults } = world.simulators;
  const user = humanitec.createServiceUser({ apps: { shop: 'developer' } });
  const body = [{ id: 'checkout', name: 'Checkout' }];
  faults.add({ path: /^\/orgs\/acme\/apps$/, action: { kind: 'status', status: 200, body } });
  const preflight = await check(humanitec.createToken(user.id).value);
  expect(accessTo(preflight, 'shop')).toMatchObject({ write: 'yes', absence: 'unlisted' });
  expect(checkOf(preflight, 'apps')).toMatchObject({
    verdict: 'warn',
    finding: { key: 'access.apps.notListedYet', params: ['shop'] },
  });
});

it('a token of a system account gets a warning', async () => {
  const { humanitec } = world.simulators;
  const user = humanitec.addSystemUser('scheduler');
  humanitec.setAppRole('acme', 'shop', user.id, 'developer');
  const preflight = await check(humanitec.createToken(user.id).value);
  expect(preflight.verdict).toBe('warn');
  expect(checkOf(preflight, 'kind')?.finding).toEqual({
    key: 'access.kind.system',
    params: ['scheduler'],
  });
});
