import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { saveProfile } from '@/utils/infisical/profiles';
import { SignInTab } from '@/utils/push/sign-in-tab';
import { continueAfterSignIn } from '@/utils/push/start';
import { preflightItem, pushItem, signInTabItem } from '@/utils/storage';
import { profile, signInToWebApp, simulatedWorld } from '../infisical/harness';
import { push, setScene, settled } from './scene';

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
  const scene = await setScene(world);
  await saveProfile({ ...session, id: scene.profile.id }, {});
  const waiting = await push(scene.create());
  expect([waiting.state, waiting.failure?.code]).toEqual(['waiting-for-sign-in', 'infisicalSignedOut']);
  await signInToWebApp(world, seed().organization.id);
  await continueAfterSignIn(scene.profile.id);
  expect((await settled()).state).toBe('succeeded');
});

test('a push goes on once the checks are done that run again when the user comes back', async () => {
  const scene = await setScene(world);
  await saveProfile({ ...session, id: scene.profile.id }, {});
  await push(scene.create());
  await signInToWebApp(world, seed().organization.id);
  const passed = await preflightItem.get();
  await preflightItem.set(passed && { ...passed, state: 'running' });
  const going = continueAfterSignIn(scene.profile.id);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await pushItem.get())?.state).toBe('waiting-for-sign-in');
  await preflightItem.set(passed);
  await going;
  expect((await settled()).state).toBe('succeeded');
});

test('a push "anyway" does not go on with a reason that came up since it was read', async () => {
  const scene = await setScene(world, 'warn');
  await saveProfile({ ...session, id: scene.profile.id }, {});
  await push(scene.create({ despiteWarnings: true }));
  await signInToWebApp(world, seed().organization.id);
  const before = await preflightItem.get();
  const summary = { key: 'access.summary.nowhere', params: [] } as const;
  await preflightItem.set(before && { ...before, verdict: 'fail', summary: { ...summary, params: [] } });
  await continueAfterSignIn(scene.profile.id);
  expect(await pushItem.get()).toMatchObject({ state: 'failed', failure: { code: 'pushChecksNotPassed' } });
  expect(world.sent('POST', /app-connections/)).toEqual([]);
});

test('a push does not go on into another organization than was shown', async () => {
  const scene = await setScene(world);
  await saveProfile({ ...session, id: scene.profile.id }, {});
  await push(scene.create({ organizationId: 'shown' }));
  await signInToWebApp(world, seed().organization.id);
  await continueAfterSignIn(scene.profile.id);
  await expect.poll(async () => (await pushItem.get())?.failure?.code).toBe('pushOrganizationChanged');
});
