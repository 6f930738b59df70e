import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { selectApps, startPreflight } from '@/utils/preflight/runner';
import { capture, result, simulatedWorld } from './world';

const world = simulatedWorld();
let isAllowed: boolean;
let captureId: string;

beforeEach(async () => {
  isAllowed = true;
  Object.assign(fakeBrowser.permissions, { contains: async () => isAllowed });
  const { humanitec } = world.simulators;
  const user = humanitec.createServiceUser({ apps: { shop: 'developer', payments: 'viewer' } });
  captureId = await capture(humanitec.createToken(user.id).value);
});

/** Takes the host back at the first request of a check, which breaks with it. */
function takeBackMeanwhile(): void {
  world.simulators.faults.add({ action: { kind: 'drop-before' } });
  world.beforeRequest = () => {
    isAllowed = false;
  };
}

it('a host that is taken back before a check is asked for, and nothing is sent', async () => {
  isAllowed = false;
  await startPreflight(captureId);
  expect(await result()).toMatchObject({ state: 'done', failure: { code: 'humanitecPermissionMissing' } });
  expect(world.simulators.traffic).toEqual([]);
});

it('one that is taken back while the first check runs is asked for, too', async () => {
  takeBackMeanwhile();
  await startPreflight(captureId);
  expect(await result()).toMatchObject({ state: 'done', failure: { code: 'humanitecPermissionMissing' } });
});

it('one that is taken back after the first answers is asked for, and nothing is judged by what had no answer', async () => {
  world.simulators.faults.add({ path: /^\/orgs\/acme\/apps\/shop\//, action: { kind: 'drop-before' } });
  world.beforeRequest = (path) => {
    if (path.startsWith('/orgs/acme/apps/shop/')) isAllowed = false;
  };
  await startPreflight(captureId);
  expect(await result()).toMatchObject({ state: 'done', failure: { code: 'humanitecPermissionMissing' } });
});

it('so it is while newly chosen apps are looked up', async () => {
  await startPreflight(captureId);
  takeBackMeanwhile();
  await selectApps([{ org: 'acme', app: 'payments' }]);
  await vi.waitUntil(async () => (await result()).failure !== undefined);
  expect(await result()).toMatchObject({ failure: { code: 'humanitecPermissionMissing' } });
});

it('in a later check, what was found before stays, and is not called checked', async () => {
  await startPreflight(captureId);
  const { apps, checkedAt } = await result();
  takeBackMeanwhile();
  await startPreflight(captureId);
  expect(await result()).toMatchObject({
    verdict: 'unknown',
    failure: { code: 'humanitecPermissionMissing' },
    apps,
    checkedAt,
  });
});
