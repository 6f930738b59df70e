import { afterEach, describe, expect, it, vi } from 'vitest';
import { expectRole, selectApps, startPreflight } from '@/utils/preflight/runner';
import { preflightItem } from '@/utils/preflight/storage';
import { latch } from '../../support/latch';
import { accessTo, capture, result, simulatedWorld } from './world';

const world = simulatedWorld();
const APP = (app: string) => ({ org: 'acme', app });

/** Captures the token of a developer of these apps and checks it; gives the service user's and the capture's id. */
async function checkedDeveloperOf(...apps: string[]): Promise<{ userId: string; id: string }> {
  const { humanitec } = world.simulators;
  const user = humanitec.createServiceUser({
    apps: Object.fromEntries(apps.map((app) => [app, 'developer' as const])),
  });
  const id = await capture(humanitec.createToken(user.id).value);
  await startPreflight(id);
  return { userId: user.id, id };
}

describe('a chosen app at the next check', () => {
  it.for([['payments'], ['payments', 'shop']])(
    'is not replaced by another one when it lost its role: %j',
    async (chosen) => {
      const { userId, id } = await checkedDeveloperOf('shop', 'payments');
      await selectApps(chosen.map(APP));
      world.simulators.humanitec.setAppRole('acme', 'payments', userId, undefined);

      await startPreflight(id);
      expect(await result()).toMatchObject({
        selected: chosen.map(APP),
        verdict: 'fail',
        summary: { key: 'access.summary.noRole.one', params: ['payments'] },
        changes: [{ key: 'access.change.lost', params: ['payments', 'Developer'] }],
      });
      expect(accessTo(await result(), 'payments')).toMatchObject({ name: 'Payments', source: 'none' });
    },
  );

  it('stays chosen while the list of apps fails', async () => {
    const { humanitec, faults } = world.simulators;
    const user = humanitec.createServiceUser({ role: 'administrator' });
    const id = await capture(humanitec.createToken(user.id).value);
    await startPreflight(id);
    await selectApps([APP('payments')]);

    faults.add({ path: /^\/orgs\/acme\/apps$/, action: { kind: 'status', status: 500 } });
    await startPreflight(id);
    expect(await result()).toMatchObject({ selected: [APP('payments')], verdict: 'warn' });
    expect(accessTo(await result(), 'payments')?.source).toBe('administrator');

    faults.clear();
    await startPreflight(id);
    expect(await result()).toMatchObject({ selected: [APP('payments')], verdict: 'warn' });
  });

  it('is open while neither roles nor list nor lookup say anything about it', async () => {
    const { humanitec, faults } = world.simulators;
    humanitec.quirks.rolesOmitApps = true;
    const { id } = await checkedDeveloperOf('shop', 'payments');
    await selectApps([APP('payments')]);
    faults.add({
      path: /^\/orgs\/acme\/apps(\/payments\/users\/.*)?$/,
      action: { kind: 'status', status: 500 },
    });
    await startPreflight(id);
    expect(await result()).toMatchObject({
      selected: [APP('payments')],
      verdict: 'unknown',
      summary: { key: 'access.summary.undetermined', params: ['payments'] },
    });
  });
});

describe('choosing an app just before the next check', () => {
  it.for([0, 1, 2, 3, 4])('stops neither, however they meet (%i turns apart)', async (turns) => {
    const { humanitec } = world.simulators;
    const user = humanitec.createServiceUser({ apps: { shop: 'developer', payments: 'viewer' } });
    const id = await capture(humanitec.createToken(user.id).value);
    await startPreflight(id);
    humanitec.setAppRole('acme', 'payments', user.id, 'developer');

    const chosen = selectApps([APP('payments')]);
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    await Promise.all([chosen, startPreflight(id)]);
    await expect.poll(async () => (await result()).state).toBe('done');
    expect(await result()).toMatchObject({
      verdict: 'pass',
      selected: [APP('payments')],
      changes: [{ key: 'access.change.changed', params: ['payments', 'Viewer', 'Developer'] }],
    });
  });

  it('keeps what is compared with, when the choice comes just after', async () => {
    const { userId, id } = await checkedDeveloperOf('shop', 'payments');
    world.simulators.humanitec.setAppRole('acme', 'payments', userId, 'viewer');
    const run = startPreflight(id);
    await Promise.all([run, selectApps([APP('shop')])]);
    expect(await result()).toMatchObject({
      selected: [APP('shop')],
      changes: [{ key: 'access.change.changed', params: ['payments', 'Developer', 'Viewer'] }],
    });
  });
});

describe('while the result is being stored, which takes its time with thousands of apps', () => {
  afterEach(() => vi.restoreAllMocks());

  /** Checks a developer of two apps up to there. */
  async function storing(): Promise<{ checking: Promise<void>; stored: () => void }> {
    const user = world.simulators.humanitec.createServiceUser({
      apps: { shop: 'developer', payments: 'developer' },
    });
    const id = await capture(world.simulators.humanitec.createToken(user.id).value);
    const [slow, begun] = [latch(), latch()];
    const set = preflightItem.set;
    vi.spyOn(preflightItem, 'set').mockImplementation(async (value) => {
      if (value?.state === 'done') {
        begun.release();
        await slow.until;
      }
      await set(value);
    });
    const checking = startPreflight(id);
    await begun.until;
    return { checking, stored: slow.release };
  }

  it('a choice is kept and judged', async () => {
    const { checking, stored } = await storing();
    const choosing = selectApps([APP('payments')]);
    stored();
    await Promise.all([checking, choosing]);
    await expect.poll(result).toMatchObject({ state: 'done', selected: [APP('payments')] });
  });

  it('a role that is expected is remembered, and the checks are over', async () => {
    const { checking, stored } = await storing();
    const expecting = expectRole(APP('payments'));
    stored();
    await Promise.all([checking, expecting]);
    expect(await result()).toMatchObject({ state: 'done', expectedRole: APP('payments') });
  });
});
