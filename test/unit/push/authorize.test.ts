import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { capturesItem } from '@/utils/capture/storage';
import { discardCapture, putInFront, storeCapture } from '@/utils/capture/vault';
import { failureOf } from '@/utils/failure';
import { historyItem } from '@/utils/history/storage';
import { saveProfile } from '@/utils/infisical/profiles';
import { preflightItem } from '@/utils/preflight/storage';
import { startPush } from '@/utils/push/coordinator';
import { pushItem } from '@/utils/push/storage';
import type { PushRequest } from '@/utils/push/types';
import { simulatedWorld } from '../infisical/world';
import { push, type Ready, readyToPush } from './world';

const world = simulatedWorld();

const refusal = (request: PushRequest) =>
  startPush(request).then(
    () => 'accepted',
    (error) => failureOf(error).code,
  );

/** Why a push is refused before anything is sent: what has happened between the popup's showing it and the click. */
const REFUSED: [string, (ready: Ready) => Promise<PushRequest>][] = [
  [
    'pushCaptureGone',
    async (ready) => {
      await discardCapture(ready.captureId);
      return ready.create();
    },
  ],
  [
    'pushCaptureGone',
    async (ready) => {
      await storeCapture({ token: 'another0000000000000000000000000' }, { source: 'paste' });
      await putInFront((await capturesItem.get())[1]?.id ?? '');
      return ready.create();
    },
  ],
  ['pushOriginChanged', async (ready) => ready.create({ siteUrl: 'https://eu.infisical.com' })],
  [
    'pushOriginChanged',
    async (ready) => {
      const secret = { clientSecret: 'x' };
      await saveProfile({ ...ready.profile, siteUrl: 'https://evil.example.com' }, secret);
      return ready.create();
    },
  ],
  ['profileUnknown', async (ready) => ready.create({ profileId: 'removed' })],
  [
    'pushChecksNotPassed',
    async (ready) => {
      await preflightItem.set(null);
      return ready.create();
    },
  ],
  [
    'pushChecksNotPassed',
    async (ready) => {
      const preflight = await preflightItem.get();
      await preflightItem.set(preflight && { ...preflight, captureId: 'of another token' });
      return ready.create();
    },
  ],
  [
    'pushChecksNotPassed',
    async (ready) => {
      const preflight = await preflightItem.get();
      await preflightItem.set(preflight && { ...preflight, state: 'running' });
      return ready.create();
    },
  ],
];

describe('a push is refused, and nothing is sent,', () => {
  test.each(REFUSED)('with %s', async (code, arrange) => {
    const request = await arrange(await readyToPush(world));
    expect(await refusal(request)).toBe(code);
    expect(world.sent()).toEqual([]);
    expect(await pushItem.get()).toBeNull();
  });

  test.each(['warn', 'fail', 'unknown'] as const)('when the checks say %s', async (verdict) => {
    const ready = await readyToPush(world, verdict);
    expect(await refusal(ready.create())).toBe('pushChecksNotPassed');
    expect(world.sent()).toEqual([]);
  });
});

test('"anyway" is not accepted before the checks have found anything to go on despite', async () => {
  const ready = await readyToPush(world, 'warn');
  const preflight = await preflightItem.get();
  for (const unread of [null, preflight && { ...preflight, state: 'running' as const }]) {
    await preflightItem.set(unread);
    expect(await refusal(ready.create({ despiteWarnings: true }))).toBe('pushChecksNotPassed');
  }
  expect(world.sent()).toEqual([]);
});

test('a user who has read why may create it anyway', async () => {
  const ready = await readyToPush(world, 'fail');
  expect((await push(ready.create({ despiteWarnings: true }))).state).toBe('succeeded');
});

test.each([
  { hint: '2030-01-02', known: undefined, noted: new Date(2030, 0, 2, 23, 59, 59, 999).toISOString() },
  { hint: 'No expiration', known: undefined, noted: undefined },
  { hint: '2030-01-02', known: null, noted: null },
  { hint: '2030-01-02', known: '2031-01-01T00:00:00Z', noted: '2031-01-01T00:00:00Z' },
])('the history notes the end of the token: $hint, $known', async ({ hint, known, noted }) => {
  const ready = await readyToPush(world);
  const [captures, preflight] = [await capturesItem.get(), await preflightItem.get()];
  await capturesItem.set(captures.map((capture) => ({ ...capture, expiryHint: hint })));
  const token = known === undefined ? {} : { token: { id: 'infisical', expiresAt: known } };
  await preflightItem.set(preflight && { ...preflight, ...token });
  expect((await push(ready.create())).state).toBe('succeeded');
  await expect.poll(async () => (await historyItem.get()).length).toBe(1);
  expect((await historyItem.get())[0]?.tokenExpiresAt).toBe(noted);
});

test('a push stops when the sign-in belongs to another organization than was shown', async () => {
  const ready = await readyToPush(world);
  const { state, failure } = await push(ready.create({ organizationId: 'shown' }));
  expect([state, failure?.code]).toEqual(['failed', 'pushOrganizationChanged']);
  expect(world.sent('POST', /app-connections/)).toEqual([]);
});

describe('a policy of the administrator', () => {
  const allow = (...allowedHumanitecOrganizations: string[]) =>
    fakeBrowser.storage.managed.set({ policy: { allowedHumanitecOrganizations } });

  test('lets tokens of allowed organizations through', async () => {
    const ready = await readyToPush(world);
    await allow('acme');
    expect((await push(ready.create())).state).toBe('succeeded');
  });

  test.each([
    ['a text instead of a list', { allowedHumanitecOrganizations: 'other' }],
    ['another spelling', { allowedHumanitecOrganisations: ['other'] }],
    ['no object', ['other']],
    ['no list', {}],
  ])('that cannot be understood (%s) allows nothing', async (_, policy) => {
    const ready = await readyToPush(world);
    await fakeBrowser.storage.managed.set({ policy });
    expect(await refusal(ready.create({ despiteWarnings: true }))).toBe('policyUnreadable');
    expect(world.sent()).toEqual([]);
  });

  test('stops every other token, whatever the user confirms', async () => {
    const ready = await readyToPush(world);
    await allow('other');
    expect(await refusal(ready.create({ despiteWarnings: true }))).toBe('pushOrganizationNotAllowed');
    await preflightItem.set(null);
    expect(await refusal(ready.create({ despiteWarnings: true }))).toBe('pushOrganizationUnproven');
    expect(world.sent()).toEqual([]);
  });
});
