import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { failureOf } from '@/utils/failure';
import { signIn } from '@/utils/infisical/sign-in';
import { resumeExchanges, userToken } from '@/utils/infisical/sign-in/user-token';
import { webSessionsItem } from '@/utils/infisical/storage';
import { latch } from '../../support/latch';
import { profile, signInToWebApp, simulatedWorld, US } from './world';

const world = simulatedWorld();
const session = profile({ method: 'browser-session' });

const exchanges = () => world.sent('POST', /^\/api\/v1\/auth\/token$/).length;
const organization = () => world.simulators.infisical.us.state.seed.organization.id;
const drop = (times: number, kind: 'drop-before' | 'drop-after' = 'drop-after') =>
  world.simulators.faults.add({ path: /auth\/token/, times, action: { kind } });
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'signed in',
    (error) => failureOf(error).code,
  );

afterEach(() => {
  vi.useRealTimers();
});

describe('the cookie is exchanged', () => {
  test('once, however often the session is used', async () => {
    await signInToWebApp(world, organization());
    const first = await signIn(session);
    const second = await signIn(session);
    expect(second.bearer.reveal()).toBe(first.bearer.reveal());
    expect(exchanges()).toBe(1);
  });

  test('once by all who need it at the same time', async () => {
    await signInToWebApp(world, organization());
    await Promise.all([signIn(session), signIn(session, true), userToken(US), userToken(US, true)]);
    expect(exchanges()).toBe(1);
  });

  test('again where the web app may have changed', async () => {
    await signInToWebApp(world, organization());
    await signIn(session);
    await signIn(session, true);
    expect(exchanges()).toBe(2);
  });

  test('again shortly before the token expires', async () => {
    world.simulators.infisical.us.options.userTokenTTL = 600;
    await signInToWebApp(world, organization());
    await signIn(session);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 530_000 });
    await signIn(session);
    expect(exchanges()).toBe(1);
    vi.setSystemTime(Date.now() + 20_000);
    await signIn(session);
    expect(exchanges()).toBe(2);
  });

  test('again where the user has signed out and in again, in the web app', async () => {
    await signInToWebApp(world, organization());
    await signIn(session);
    for (const each of world.simulators.infisical.us.state.sessions) each.accessVersion += 1;
    await signInToWebApp(world, organization());
    expect((await signIn(session)).account.kind).toBe('user');
    expect(exchanges()).toBe(2);
  });

  test('once more, and not for ever, where the new token is not accepted either', async () => {
    await signInToWebApp(world, organization());
    await signIn(session);
    const body = { error: 'NotFound', message: 'Session not found' };
    world.simulators.faults.add({ path: /organization/, action: { kind: 'status', status: 404, body } });
    expect(await codeOf(signIn(session))).toBe('infisicalSignedOut');
    expect(exchanges()).toBe(2);
  });

  test('again while no organization is chosen', async () => {
    await signInToWebApp(world);
    expect(await codeOf(signIn(session))).toBe('infisicalNoOrganization');
    await signInToWebApp(world, organization());
    expect((await signIn(session)).account.organization?.id).toBe(organization());
  });
});

describe('an exchange whose answer is lost', () => {
  test('is repeated at once', async () => {
    await signInToWebApp(world, organization());
    drop(1);
    expect((await signIn(session)).account.kind).toBe('user');
    expect(exchanges()).toBe(2);
  });

  test.each(['drop-before', 'drop-after'] as const)(
    'twice is told (%s), and asked for again',
    async (kind) => {
      await signInToWebApp(world, organization());
      drop(2, kind);
      expect(await codeOf(signIn(session))).toBe('infisicalExchangeLost');
      expect((await signIn(session)).account.kind).toBe('user');
    },
  );

  test('is named as the reason where the session is over afterwards', async () => {
    await signInToWebApp(world, organization());
    drop(2);
    expect(await codeOf(signIn(session))).toBe('infisicalExchangeLost');
    world.cookies.clear();
    expect(await codeOf(signIn(session))).toBe('infisicalSessionLost');
    // From then on the user is as signed out as anybody.
    expect(await codeOf(signIn(session))).toBe('infisicalSignedOut');
  });

  test('behind a proxy is one, too', async () => {
    await signInToWebApp(world, organization());
    world.simulators.faults.add({ path: /auth\/token/, times: 1, action: { kind: 'status', status: 504 } });
    expect((await signIn(session)).account.kind).toBe('user');
  });

  test('with the background is repeated by the next one while the old cookie counts, and not later', async () => {
    await signInToWebApp(world, organization());
    await webSessionsItem.set({ [US]: { state: 'unanswered', since: Date.now() - 31_000 } });
    await resumeExchanges();
    expect(exchanges()).toBe(0);
    await webSessionsItem.set({ [US]: { state: 'unanswered', since: Date.now() - 10_000 } });
    await resumeExchanges();
    await signIn(session);
    expect(exchanges()).toBe(1);
  });
});

test('an exchange that takes long is not ended, and what it brings is used', async () => {
  await signInToWebApp(world, organization());
  const { until, release } = latch();
  world.simulators.faults.add({ path: /auth\/token/, times: 1, action: { kind: 'hold', until } });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const late = codeOf(signIn(session));
  await vi.waitUntil(() => exchanges() === 1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await late).toBe('infisicalTimeout');
  vi.useRealTimers();
  const again = signIn(session);
  release();
  expect((await again).account.kind).toBe('user');
  expect(exchanges()).toBe(1);
});

test('the token stays in session memory alone', async () => {
  await signInToWebApp(world, organization());
  const { bearer } = await signIn(session);
  const onDisk = JSON.stringify(await fakeBrowser.storage.local.get());
  expect(onDisk).not.toContain(bearer.reveal());
  expect(JSON.stringify(await fakeBrowser.storage.session.get())).toContain(bearer.reveal());
});
