import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { capturesItem } from '@/utils/capture/storage';
import { currentCapture, sweepCaptures } from '@/utils/capture/vault';
import { SignInTab } from '@/utils/destination/sign-in-tab';
import { signInTabItem } from '@/utils/destination/storage';
import { saveProfile } from '@/utils/infisical/profiles';
import { preflightItem } from '@/utils/preflight/storage';
import { isPushAlarm } from '@/utils/push/alarm';
import { continueAfterSignIn, leavePush, lookUp } from '@/utils/push/coordinator';
import { intentItem, pushItem } from '@/utils/push/storage';
import { profile, signInToWebApp, simulatedWorld } from '../infisical/world';
import { pushIn } from '../push/states';
import { push, type Ready, readyToPush, settled, told } from '../push/world';

const world = simulatedWorld();
const seed = () => world.simulators.infisical.us.state.seed;
const session = profile({ method: 'browser-session' }, { id: 'session' });

let signedIn: string[];
let tab: SignInTab;

beforeEach(async () => {
  signedIn = [];
  tab = new SignInTab(async (profileId) => {
    signedIn.push(profileId);
  });
  await saveProfile(session, {});
  tab.resume();
  await tab.open(session.id);
});

const tabId = async () => (await signInTabItem.get())?.tabId ?? -1;

/** A page has loaded in a tab; resolves when what follows from it is done. */
async function pageLoaded(id: number): Promise<void> {
  const before = world.sent('POST', /auth\/token/).length;
  await fakeBrowser.tabs.onUpdated.trigger(id, { status: 'complete' }, { id } as never);
  await expect.poll(() => world.sent('POST', /auth\/token/).length).toBeGreaterThan(before);
}

describe('the sign-in page', () => {
  test('is that of the shown Infisical, and is opened once', async () => {
    await tab.open(session.id);
    const pages = await fakeBrowser.tabs.query({});
    expect(pages.filter(({ url }) => url === 'https://app.infisical.com/login')).toHaveLength(1);
  });

  test('is waited for until the session is there', async () => {
    await pageLoaded(await tabId());
    expect(signedIn).toEqual([]);
    await signInToWebApp(world, seed().organization.id);
    await pageLoaded(await tabId());
    await expect.poll(() => signedIn).toEqual(['session']);
    await expect.poll(() => signInTabItem.get()).toBeNull();
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
  });

  test('is waited for until an organization is chosen', async () => {
    await signInToWebApp(world);
    await pageLoaded(await tabId());
    await signInToWebApp(world, seed().organization.id);
    await pageLoaded(await tabId());
    await expect.poll(() => signedIn).toEqual(['session']);
    expect(world.simulators.infisical.us.state.selectedOrganizations).toEqual([]);
  });

  test('is found by the alarm, should the browser not tell that its page has loaded', async () => {
    await signInToWebApp(world, seed().organization.id);
    const [alarm] = await fakeBrowser.alarms.getAll();
    expect(alarm?.periodInMinutes).toBe(0.5);
    expect(signedIn).toEqual([]);
    await fakeBrowser.alarms.onAlarm.trigger({ name: alarm?.name ?? '', scheduledTime: 0 });
    await expect.poll(() => signedIn).toEqual(['session']);
  });

  test('is found by a worker that was started anew', async () => {
    await signInToWebApp(world, seed().organization.id);
    const found: string[] = [];
    new SignInTab(async (profileId) => {
      found.push(profileId);
    }).resume();
    await expect.poll(() => found).toEqual(['session']);
  });

  test('does not ask on pages of other tabs', async () => {
    const asked = world.sent().length;
    await fakeBrowser.tabs.onUpdated.trigger(999, { status: 'complete' }, { id: 999 } as never);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(world.sent().length).toBe(asked);
  });

  test('that is closed ends the waiting', async () => {
    await fakeBrowser.tabs.onRemoved.trigger(await tabId(), {} as never);
    await expect.poll(() => signInTabItem.get()).toBeNull();
  });
});

test('a push that met the end of the session waits, and goes on by itself', async () => {
  const ready = await readyToPush(world);
  await saveProfile({ ...session, id: ready.profile.id }, {});
  const waiting = await push(ready.create());
  expect([waiting.state, waiting.failure?.code]).toEqual(['waiting-for-sign-in', 'infisicalSignedOut']);
  await signInToWebApp(world, seed().organization.id);
  await continueAfterSignIn(ready.profile.id);
  expect((await settled()).state).toBe('succeeded');
});

test('a push goes on once the checks are done that run again when the user comes back', async () => {
  const ready = await readyToPush(world);
  await saveProfile({ ...session, id: ready.profile.id }, {});
  await push(ready.create());
  await signInToWebApp(world, seed().organization.id);
  const passed = await preflightItem.get();
  await preflightItem.set(passed && { ...passed, state: 'running' });
  const going = continueAfterSignIn(ready.profile.id);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await pushItem.get())?.state).toBe('waiting-for-sign-in');
  await preflightItem.set(passed);
  await going;
  expect((await settled()).state).toBe('succeeded');
});

test('a push "anyway" does not go on with a reason that came up since it was read', async () => {
  const ready = await readyToPush(world, 'warn');
  await saveProfile({ ...session, id: ready.profile.id }, {});
  await push(ready.create({ despiteWarnings: true }));
  await signInToWebApp(world, seed().organization.id);
  const before = await preflightItem.get();
  const summary = { key: 'access.summary.nowhere', params: [] } as const;
  await preflightItem.set(before && { ...before, verdict: 'fail', summary: { ...summary, params: [] } });
  await continueAfterSignIn(ready.profile.id);
  expect(await pushItem.get()).toMatchObject({ state: 'failed', failure: { code: 'pushChecksNotPassed' } });
  expect(world.sent('POST', /app-connections/)).toEqual([]);
});

test('a push that was looked up without the session is looked up again once it is there', async () => {
  const ready = await readyToPush(world);
  await saveProfile({ ...session, id: ready.profile.id }, {});
  const { organization } = seed();
  await intentItem.set({
    id: 'push-1',
    request: ready.create(),
    profile: { ...session, id: ready.profile.id },
    account: { kind: 'user', organization },
    token: { humanitecOrganizations: ['acme'] },
    sentAt: Date.now() - 120_000,
    report: { proven: [], warnings: [] },
  });
  world.simulators.faults.add({
    method: 'POST',
    path: /auth\/token$/,
    times: 1,
    action: { kind: 'delay', ms: 300 },
  });
  const first = lookUp();
  await expect.poll(() => world.sent('POST', /auth\/token$/).length).toBe(1);
  await signInToWebApp(world, organization.id);
  await continueAfterSignIn(ready.profile.id);
  await first;
  expect(await pushItem.get()).toMatchObject({ state: 'failed', failure: { code: 'pushNotCreated' } });
});

test('a push does not go on into another organization than was shown', async () => {
  const ready = await readyToPush(world);
  await saveProfile({ ...session, id: ready.profile.id }, {});
  await push(ready.create({ organizationId: 'shown' }));
  await signInToWebApp(world, seed().organization.id);
  await continueAfterSignIn(ready.profile.id);
  await expect.poll(async () => (await told())?.failure?.code).toBe('pushOrganizationChanged');
});

describe('a push that waits for a sign-in', () => {
  const WAIT = 15 * 60_000;

  /** A push that waits, and the moment until it does. */
  async function waiting(): Promise<{ ready: Ready; until: number }> {
    const ready = await readyToPush(world);
    await saveProfile({ ...session, id: ready.profile.id }, {});
    const { waitUntil = 0 } = await push(ready.create());
    return { ready, until: waitUntil };
  }

  /** As if time had gone by. */
  const at = (now: number) => void vi.spyOn(Date, 'now').mockReturnValue(now);

  test('has 15 minutes, and an alarm at their end', async () => {
    const before = Date.now();
    const { until } = await waiting();
    expect(until).toBeGreaterThanOrEqual(before + WAIT);
    expect(until).toBeLessThanOrEqual(Date.now() + WAIT);
    await expect
      .poll(async () => (await fakeBrowser.alarms.getAll()).find(({ name }) => isPushAlarm(name)))
      .toMatchObject({ scheduledTime: until });
  });

  test('ends after that and says so; its token is kept for five minutes, and nothing was sent', async () => {
    const { ready, until } = await waiting();
    const captures = await capturesItem.get();
    await capturesItem.set(captures.map((capture) => ({ ...capture, expiresAt: until + 1_000 })));
    at(until);
    await lookUp();
    expect(await pushItem.get()).toMatchObject({ state: 'failed', failure: { code: 'pushSignInLate' } });
    at(until + 299_000);
    await sweepCaptures();
    expect((await currentCapture())?.capture.id).toBe(ready.captureId);
    at(until + 301_000);
    expect(await currentCapture()).toBeNull();
    expect(world.sent('POST', /app-connections/)).toEqual([]);
  });

  test('does not end before', async () => {
    const { until } = await waiting();
    at(until - 1);
    await lookUp();
    expect((await pushItem.get())?.state).toBe('waiting-for-sign-in');
  });

  test('is not started by a sign-in that comes later, even where no alarm went off', async () => {
    const { ready, until } = await waiting();
    await signInToWebApp(world, seed().organization.id);
    at(until);
    await continueAfterSignIn(ready.profile.id);
    await continueAfterSignIn(ready.profile.id);
    expect(await pushItem.get()).toMatchObject({ state: 'failed', failure: { code: 'pushSignInLate' } });
    expect(world.sent('POST', /app-connections/)).toEqual([]);
  });

  test('is called off by taking another token into work; no push without a certain end is', async () => {
    const { ready } = await waiting();
    await leavePush();
    expect(await pushItem.get()).toBeNull();
    await signInToWebApp(world, seed().organization.id);
    await continueAfterSignIn(ready.profile.id);
    expect(world.sent('POST', /app-connections/)).toEqual([]);
    await pushItem.set(pushIn('uncertain'));
    await leavePush();
    expect((await pushItem.get())?.state).toBe('uncertain');
  });
});
