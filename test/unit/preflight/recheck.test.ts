import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { consoleTabIdItem } from '@/utils/capture/storage';
import { openPeopleTab } from '@/utils/preflight/people-tab';
import { cancelPreflight, selectApps, startPreflight } from '@/utils/preflight/runner';
import { reasons } from '@/utils/preflight/verdict';
import { accessTo, asked, capture, result, simulatedWorld } from './world';

const world = simulatedWorld();
const PAYMENTS = { org: 'acme', app: 'payments' };
const PEOPLE = 'https://app.humanitec.io/orgs/acme/apps/payments/people';

let userId: string;
let captureId: string;

beforeEach(async () => {
  const { humanitec } = world.simulators;
  userId = humanitec.createServiceUser({ apps: { shop: 'developer', payments: 'viewer' } }).id;
  captureId = await capture(humanitec.createToken(userId).value);
  await startPreflight(captureId);
});

describe('a second check', () => {
  it.for([
    {
      is: 'raised',
      role: 'developer',
      change: 'access.change.changed',
      params: ['payments', 'Viewer', 'Developer'],
    },
    { is: 'taken away', role: undefined, change: 'access.change.lost', params: ['payments', 'Viewer'] },
  ] as const)('says that a role was $is', async ({ role, change, params }) => {
    world.simulators.humanitec.setAppRole('acme', 'payments', userId, role);
    await startPreflight(captureId);
    expect((await result()).changes).toEqual([{ key: change, params }]);
  });

  it('says that a role was given', async () => {
    world.simulators.humanitec.setAppRole('acme', 'checkout', userId, 'owner');
    await startPreflight(captureId);
    expect((await result()).changes).toEqual([
      { key: 'access.change.gained', params: ['checkout', 'Owner'] },
    ]);
  });

  it('says once that the service user became an administrator', async () => {
    world.simulators.humanitec.setOrgRole('acme', userId, 'administrator');
    await startPreflight(captureId);
    expect((await result()).changes).toEqual([
      { key: 'access.change.changed', params: ['acme', 'Member', 'Administrator'] },
    ]);
  });

  it('takes a failure for no change', async () => {
    world.simulators.faults.add({ path: /^\/current-user$/, action: { kind: 'status', status: 500 } });
    await startPreflight(captureId);
    expect((await result()).changes).toEqual([]);
  });

  it('forgets the apps of a token that was revoked', async () => {
    const [token] = world.simulators.humanitec.tokensOf(userId);
    world.simulators.humanitec.revokeToken(token?.value ?? '');
    await startPreflight(captureId);
    expect(await result()).toMatchObject({
      verdict: 'fail',
      apps: [],
      failure: { code: 'humanitecRefused' },
    });
  });
});

describe('a second check that fails', () => {
  it.for([
    { how: 'Humanitec has a problem', action: { kind: 'status', status: 500 }, code: 'humanitecDown' },
    { how: 'there is no connection', action: { kind: 'drop-before' }, code: 'humanitecUnreachable' },
  ] as const)('keeps the result, says so, and is no pass: $how', async ({ action, code }) => {
    const first = await result();
    world.simulators.faults.add({ action });
    await openPeopleTab(PAYMENTS);
    await startPreflight(captureId);
    const second = await result();
    expect(second).toMatchObject({
      state: 'done',
      verdict: 'unknown',
      summary: {
        key: 'access.summary.kept',
        params: [{ date: new Date(first.checkedAt).toISOString() }],
      },
      failure: { code },
      apps: first.apps,
      checkedAt: first.checkedAt,
      keptFrom: first.checkedAt,
      expectedRole: PAYMENTS,
    });
    expect(reasons(second.checks)[0]?.finding.key).toBe('access.token.notAgain');

    await selectApps([PAYMENTS]);
    expect(await result()).toMatchObject({ verdict: 'unknown', failure: { code } });
  });

  it.for([
    { what: 'everything', path: /./ },
    { what: 'whose token it is', path: /^\/current-user$/ },
  ])('is skipped by the comparison: $what', async ({ path }) => {
    const { humanitec, faults } = world.simulators;
    for (let times = 0; times < 2; times += 1) {
      faults.add({ path, action: { kind: 'status', status: 500 } });
      await startPreflight(captureId);
    }
    faults.clear();
    humanitec.setAppRole('acme', 'payments', userId, 'developer');
    await startPreflight(captureId);
    expect(await result()).toMatchObject({
      verdict: 'pass',
      changes: [{ key: 'access.change.changed', params: ['payments', 'Viewer', 'Developer'] }],
    });
    expect(await result()).not.toHaveProperty('failure');
    expect(await result()).not.toHaveProperty('keptFrom');
  });

  it('has nothing to keep where the first one failed as well', async () => {
    const { humanitec, faults } = world.simulators;
    faults.add({ action: { kind: 'status', status: 500 } });
    const { value } = humanitec.createToken(userId, { id: 'another' });
    const id = await capture(value);
    await startPreflight(id);
    await startPreflight(id);
    expect(await result()).toMatchObject({ failure: { code: 'humanitecDown' }, apps: [] });
    expect(await result()).not.toHaveProperty('keptFrom');
  });
});

describe('after the People tab was opened', () => {
  it('waits a moment for the role to apply', async () => {
    await openPeopleTab(PAYMENTS);
    world.simulators.humanitec.quirks.roleDelayMs = 500;
    world.simulators.humanitec.setAppRole('acme', 'payments', userId, 'developer');
    await startPreflight(captureId);
    expect(accessTo(await result(), 'payments')?.write).toBe('yes');
    expect((await result()).changes).toHaveLength(1);
  });

  it('waits once, and not for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    await openPeopleTab(PAYMENTS);
    const before = asked(world, /^\/current-user$/);
    const run = startPreflight(captureId);
    const ticking = setInterval(() => vi.advanceTimersByTime(1_000), 5);
    await run;
    clearInterval(ticking);
    vi.useRealTimers();
    expect(asked(world, /^\/current-user$/) - before).toBe(4);
    expect((await result()).expectedRole).toBeUndefined();
  });

  it('can be stopped while it waits', async () => {
    await openPeopleTab(PAYMENTS);
    const asksAgain = () => asked(world, /^\/current-user$/);
    const before = asksAgain();
    const run = startPreflight(captureId);
    // The second time is the first look for the role: from then on there are only pauses.
    await expect.poll(() => asksAgain() - before).toBe(2);
    await expect.poll(() => world.inFlight.now).toBe(0);
    cancelPreflight();
    await run;
    expect(await result()).toMatchObject({ state: 'done', verdict: 'pass' });
    expect(asksAgain() - before).toBe(2);
  });

  it('opens a tab where no console tab is known', async () => {
    const create = vi.spyOn(browser.tabs, 'create');
    await openPeopleTab(PAYMENTS);
    expect(create).toHaveBeenCalledWith({ url: PEOPLE });
  });

  it.for([
    { answer: { mayLeave: true, path: '/' }, reused: true, why: 'a console tab' },
    { answer: { mayLeave: false, path: '/' }, reused: false, why: 'a console tab that shows a token' },
    { answer: undefined, reused: false, why: 'a tab that left the console' },
  ])('reuses $why: $reused', async ({ answer, reused }) => {
    const { id } = await fakeBrowser.tabs.create({ url: 'https://app.humanitec.io/' });
    await consoleTabIdItem.set(id ?? null);
    vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(async () => answer as never);
    const update = vi.spyOn(browser.tabs, 'update');
    await openPeopleTab(PAYMENTS);
    expect(update).toHaveBeenCalledTimes(reused ? 1 : 0);
  });
});
