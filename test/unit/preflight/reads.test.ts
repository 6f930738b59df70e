import { describe, expect, it } from 'vitest';
import { selectApps } from '@/utils/preflight/runner';
import { accessTo, asked, check, checkOf, result, simulatedWorld } from './world';

const world = simulatedWorld();
const APP = (app: string) => ({ org: 'acme', app });

function developerOf(apps: readonly string[]): string {
  const { humanitec } = world.simulators;
  const roles = Object.fromEntries(apps.map((app) => [app, 'developer' as const]));
  return humanitec.createToken(humanitec.createServiceUser({ apps: roles }).id).value;
}

describe('the reads of a sync', () => {
  it('are tried on every environment of the chosen app, and the finding says how many', async () => {
    const preflight = await check(developerOf(['shop']));
    expect(checkOf(preflight, 'sync-reads')).toMatchObject({
      verdict: 'pass',
      finding: { key: 'access.syncReads.ok', params: ['shop', '2'] },
    });
    expect(asked(world, /\/shop\/envs\/(development|production)\/values$/)).toBe(2);
  });

  it('name the environment that is refused', async () => {
    const path = /envs\/production\/values$/;
    world.simulators.faults.add({ path, action: { kind: 'status', status: 403 } });
    const preflight = await check(developerOf(['shop']));
    expect(preflight.verdict).toBe('fail');
    expect(checkOf(preflight, 'sync-reads')).toMatchObject({
      finding: { key: 'access.syncReads.refused', params: ['shop (production)'] },
      remedy: { text: { key: 'access.apps.askOwner' } },
    });
  });

  it('reach the twelfth chosen app, six at a time', async () => {
    const { humanitec, faults } = world.simulators;
    const apps = humanitec.addApps(12).map(({ id }) => id);
    const token = developerOf(apps);
    faults.add({ path: /app-0012\/values$/, action: { kind: 'status', status: 403 } });
    await check(token);
    await selectApps(apps.map(APP));
    await expect.poll(async () => accessTo(await result(), 'app-0012')?.trialReads).toBe('refused');
    expect((await result()).verdict).toBe('fail');
    expect(world.inFlight.most).toBeLessThanOrEqual(6);
  });

  it('leave open the chosen apps that do not fit', { timeout: 20_000 }, async () => {
    const { humanitec } = world.simulators;
    const apps = humanitec.addApps(41).map(({ id }) => id);
    await check(developerOf(apps));
    // Three were read as a sample; each of the others takes three reads.
    await selectApps(apps.slice(0, 38).map(APP));
    await expect.poll(async () => (await result()).verdict, { timeout: 10_000 }).toBe('pass');

    for (let environment = 0; environment < 120; environment += 1) {
      humanitec.addEnvironment(humanitec.app('acme', 'app-0041'), `env-${environment}`);
    }
    await check(developerOf(['app-0041']));
    expect(checkOf(await result(), 'sync-reads')).toMatchObject({
      verdict: 'unknown',
      finding: { key: 'access.syncReads.notTried', params: ['app-0041'] },
    });
  });
});

describe('what to do about a missing role', () => {
  it.for([
    { is: 'a member already', apps: { shop: 'viewer' }, text: 'access.apps.changeToDeveloper' },
    { is: 'no member yet', apps: { checkout: 'viewer' }, text: 'access.apps.addNamed' },
  ] as const)('names the service user, who is $is', async ({ apps, text }) => {
    const { humanitec } = world.simulators;
    const user = humanitec.createServiceUser({ name: 'syncer', role: 'orgViewer', apps });
    await check(humanitec.createToken(user.id).value);
    await selectApps([APP('shop')]);
    expect(checkOf(await result(), 'apps')?.remedy?.text).toEqual({ key: text, params: ['syncer', 'shop'] });
  });

  it('says that an artefact contributor reaches no app by that role', async () => {
    const { humanitec } = world.simulators;
    const user = humanitec.createServiceUser({ role: 'artefactContributor' });
    const preflight = await check(humanitec.createToken(user.id).value);
    expect(checkOf(preflight, 'organization-role')?.finding).toEqual({
      key: 'access.organizationRole.artefactContributor',
      params: ['Artefact Contributor', 'acme (“Acme”)'],
    });
  });
});
