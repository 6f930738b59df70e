import { describe, expect, it } from 'vitest';
import { selectApps, startPreflight } from '@/utils/preflight/runner';
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
