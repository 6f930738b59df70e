import { describe, expect, it } from 'vitest';
import { discardCapture } from '@/utils/capture/vault';
import { cancelPreflight, selectApps, startPreflight } from '@/utils/preflight/runner';
import { selectedApps } from '@/utils/preflight/selection';
import { preflightItem } from '@/utils/preflight/storage';
import { accessTo, asked, capture, check, checkOf, result, simulatedWorld } from './world';

const world = simulatedWorld();

function tokenWith(apps: Record<string, 'owner' | 'developer' | 'viewer'>): {
  userId: string;
  value: string;
} {
  const user = world.simulators.humanitec.createServiceUser({ apps });
  return { userId: user.id, value: world.simulators.humanitec.createToken(user.id).value };
}

const APP = (app: string) => ({ org: 'acme', app });

describe('a preflight', () => {
  it('asks nothing before it is started, and nothing with cookies', async () => {
    const id = await capture(tokenWith({ shop: 'developer' }).value);
    expect(world.simulators.traffic).toEqual([]);

    await startPreflight(id);
    expect([...world.credentials]).toEqual(['omit']);
    expect(world.simulators.traffic.filter(({ headers }) => 'cookie' in headers)).toEqual([]);
  });

  it('says whose token it is and where it comes from', async () => {
    const { userId, value } = tokenWith({ shop: 'developer' });
    const preflight = await check(value);
    expect(preflight.serviceUser).toEqual({ id: userId, name: 'infisical-sync', type: 'service' });
    expect(preflight.organizations).toEqual([{ id: 'acme', name: 'Acme', role: 'member', listing: 'ok' }]);
    expect(preflight.state).toBe('done');
  });

  it('joins a run over the same capture instead of asking twice', async () => {
    const id = await capture(tokenWith({ shop: 'developer' }).value);
    await Promise.all([startPreflight(id), startPreflight(id)]);
    expect(asked(world, /^\/current-user$/)).toBe(1);
  });

  it('finds out that the token was revoked while it was checked', async () => {
    const { value } = tokenWith({ shop: 'developer' });
    world.beforeRequest = (path) => {
      if (path === '/orgs/acme/apps') world.simulators.humanitec.revokeToken(value);
    };
    const preflight = await check(value);
    expect(preflight.verdict).toBe('fail');
    expect(preflight.failure?.code).toBe('humanitecRefused');
  });

  it('stops where the user stops it', async () => {
    world.simulators.humanitec.quirks.rolesOmitApps = true;
    world.simulators.humanitec.addApps(30);
    const user = world.simulators.humanitec.createServiceUser({ role: 'orgViewer' });
    const { value } = world.simulators.humanitec.createToken(user.id);
    world.beforeRequest = (path) =>
      path.includes('/users/s-') && path.includes('app-0010') && cancelPreflight();

    const preflight = await check(value);
    expect(preflight).toMatchObject({ state: 'done', verdict: 'unknown' });
    expect(preflight.summary.key).toBe('access.summary.stopped');
    expect(asked(world, /\/apps\/app-00(2|3)\d\/users/)).toBe(0);
  });

  it.for([
    { phase: 'the first calls', path: /^\/orgs$/ },
    { phase: 'the list of apps', path: /^\/orgs\/acme\/apps$/ },
    { phase: "the token's metadata", path: /\/tokens$/ },
    { phase: 'the groups', path: /\/groups$/ },
    { phase: 'the single lookups', path: /\/apps\/shop\/users\// },
    { phase: 'the reads', path: /\/shop\/values$/ },
  ])('stopped during $phase is done, with the result before it', async ({ path }) => {
    const { humanitec } = world.simulators;
    humanitec.quirks.rolesOmitApps = true;
    const user = humanitec.createServiceUser({ role: 'orgViewer', apps: { shop: 'developer' } });
    const id = await capture(humanitec.createToken(user.id).value);
    await startPreflight(id);
    humanitec.setAppRole('acme', 'shop', user.id, 'owner');

    let reached = false;
    world.beforeRequest = (asking) => {
      if (!path.test(asking)) return;
      reached = true;
      cancelPreflight();
    };
    await startPreflight(id);
    expect(reached).toBe(true);
    expect(await result()).toMatchObject({ state: 'done', verdict: 'pass', changes: [] });
    expect(accessTo(await result(), 'shop')?.role).toBe('developer');
  });

  it('can be started again right after it was stopped', async () => {
    const id = await capture(tokenWith({ shop: 'developer' }).value);
    const stopped = startPreflight(id);
    cancelPreflight();
    await Promise.all([stopped, startPreflight(id)]);
    expect(await result()).toMatchObject({ state: 'done', verdict: 'pass' });
  });

  it('ends with its capture and leaves nothing behind', async () => {
    const id = await capture(tokenWith({ shop: 'developer' }).value);
    world.beforeRequest = (path) => path === '/orgs/acme/apps' && void discardCapture(id);
    await startPreflight(id);
    expect(asked(world, /\/values$/)).toBe(0);
    expect((await preflightItem.get())?.state).not.toBe('done');
  });

  it('gives way to another capture that is taken into work', async () => {
    const first = startPreflight(await capture(tokenWith({ shop: 'viewer' }).value));
    const second = await capture(tokenWith({ shop: 'owner' }).value);
    await Promise.all([first, startPreflight(second)]);
    const preflight = await result();
    expect(preflight.captureId).toBe(second);
    expect(accessTo(preflight, 'shop')?.role).toBe('owner');
  });
});

describe('choosing apps', () => {
  it('starts with the only app that can be written', async () => {
    const preflight = await check(tokenWith({ shop: 'developer', payments: 'viewer' }).value);
    expect(selectedApps(preflight)).toEqual([APP('shop')]);
    expect(preflight.summary).toEqual({ key: 'access.summary.ready.one', params: ['shop'] });
  });

  it('is optional: without a choice the verdict speaks about all apps', async () => {
    const apps = { shop: 'developer', checkout: 'owner', payments: 'viewer' } as const;
    const preflight = await check(tokenWith(apps).value);
    expect(selectedApps(preflight)).toEqual([]);
    expect(preflight.summary).toEqual({ key: 'access.summary.ready.count', params: ['2', '3'] });
  });

  it('makes the verdict speak about the chosen apps', async () => {
    await check(tokenWith({ shop: 'developer', checkout: 'owner', payments: 'viewer' }).value);

    await selectApps([APP('shop'), APP('checkout')]);
    expect(await result()).toMatchObject({
      verdict: 'pass',
      summary: { key: 'access.summary.ready.two', params: ['shop', 'checkout'] },
    });

    await selectApps([APP('payments')]);
    expect(await result()).toMatchObject({
      verdict: 'fail',
      summary: { key: 'access.summary.low.one', params: ['Viewer', 'payments'] },
    });
  });

  it('tries the reads of a sync on them, once each', async () => {
    await check(tokenWith({ shop: 'developer', payments: 'viewer' }).value);
    await selectApps([APP('shop'), APP('payments')]);
    await expect.poll(async () => accessTo(await result(), 'payments')?.trialReads).toBe('ok');
    expect(checkOf(await result(), 'sync-reads')?.verdict).toBe('pass');
    expect(asked(world, /^\/orgs\/acme\/apps\/shop\/values$/)).toBe(1);
  });

  it('survives another check', async () => {
    const { value } = tokenWith({ shop: 'developer', checkout: 'developer' });
    const id = await capture(value);
    await startPreflight(id);
    await selectApps([APP('checkout')]);
    await startPreflight(id);
    expect((await result()).selected).toEqual([APP('checkout')]);
  });

  it('go on being proposed while nobody takes them out', async () => {
    const id = await capture(tokenWith({ shop: 'developer' }).value);
    await startPreflight(id);
    await startPreflight(id);
    expect((await result()).selected).toEqual([APP('shop')]);
  });

  it('may leave out the app that was proposed', async () => {
    const id = await capture(tokenWith({ shop: 'developer' }).value);
    await startPreflight(id);
    await selectApps([]);
    await startPreflight(id);
    expect((await result()).selected).toEqual([]);
  });
});
