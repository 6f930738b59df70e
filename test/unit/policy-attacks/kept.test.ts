import { describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { capturesItem, setAsideItem } from '@/utils/capture/storage';
import { storeCapture } from '@/utils/capture/vault';
import { credentialItem } from '@/utils/infisical/storage';
import type { Profile } from '@/utils/infisical/types';
import { preferencesItem } from '@/utils/preferences';
import { pushItem } from '@/utils/push/storage';
import { anotherName } from './sending';
import {
  ACME,
  administer,
  attackedWorld,
  calm,
  codeOf,
  everything,
  type Lot,
  say,
  sayFromConsole,
  startBackground,
  toUs,
} from './world';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);
vi.mock('@/utils/sleep', () => ({ sleep: () => new Promise((resolve) => setTimeout(resolve, 5)) }));

const world = attackedWorld();
const us = () => world.simulators.infisical.us;

describe('capturing', () => {
  const TOKEN = 'another-Token-abcdefghijklmnopqrstu';
  test.each<[string, Record<string, unknown>]>([
    ['is off', { policy: { ...ACME, allowCapture: false } }],
    ['cannot be read', { policy: { ...ACME, allowCapture: 'no' } }],
    ['is only marked', { policyRequired: true }],
  ])('where it %s: nothing is offered and nothing is taken', async (_what, given) => {
    await everything(world);
    const before = await capturesItem.get();
    await startBackground();
    await administer(given);
    const supplies = await sayFromConsole('capture.supplies', { language: 'en' });
    expect(supplies).toEqual({ ok: true, value: null });
    expect(
      (await sayFromConsole('capture.deliver', { token: TOKEN, path: '/orgs/acme/service-users' })).ok,
    ).toBe(false);
    expect(await capturesItem.get()).toEqual(before);
  });
});

describe('a time limit', () => {
  const MINUTE = 60_000;
  const SHORT = { policy: { ...ACME, maxCaptureMinutes: 1 } };
  const lefts = async () =>
    [...(await capturesItem.get()), ...(await setAsideItem.get()).map(({ capture }) => capture)].map(
      ({ expiresAt }) => expiresAt - Date.now(),
    );

  test('shortens what waits, what comes, what is brought back and what a forged item says', async () => {
    const lot = await everything(world);
    await preferencesItem.set({ ...preferencesItem.fallback, captureMinutes: 60 });
    await storeCapture({ token: 'second-Token-abcdefghijklmnopqrstu' }, { source: 'paste' });
    await startBackground();
    await administer(SHORT);
    const short = async () => (await lefts()).every((left) => left <= MINUTE);
    await expect.poll(short).toBe(true);
    await say('capture.paste', { token: 'third-Token-abcdefghijklmnopqrstuvw' });
    await sayFromConsole('capture.deliver', {
      token: 'fourth-Token-abcdefghijklmnopqrstu',
      path: '/orgs/acme/service-users',
    });
    expect(await capturesItem.get()).toHaveLength(4);
    expect(await short()).toBe(true);
    await say('capture.discard', { captureId: lot.captureId });
    await say('capture.restore', { captureId: lot.captureId });
    expect(await short()).toBe(true);
    await capturesItem.set(
      (await capturesItem.get()).map((capture) => ({ ...capture, expiresAt: Date.now() + 86_400_000 })),
    );
    await startBackground();
    await expect.poll(short).toBe(true);
  });

  test('holds for a token that waits for a sign-in', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    try {
      const lot = await everything(world);
      await startBackground();
      await administer(SHORT);
      world.cookies.clear();
      await say('push.start', lot.create({ profileId: 'session', name: anotherName() }));
      await calm();
      const waiting = await pushItem.get();
      expect(waiting?.state).toBe('waiting-for-sign-in');
      vi.setSystemTime(Date.now() + 2 * MINUTE);
      for (const { name } of await fakeBrowser.alarms.getAll())
        await fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: Date.now() });
      await calm();
      expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain(lot.token);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('remembering', () => {
  const NEVER = { policy: { ...ACME, allowRememberSecret: false } };
  const remembered = async () =>
    Object.keys(await fakeBrowser.storage.local.get()).filter((key) => key.startsWith('remembered'));
  const clientSecret = () => us().state.seed.clientSecret.value;
  const remembering = (lot: Lot): Profile => ({
    ...lot.profile,
    id: 'kept',
    signIn: { method: 'universal-auth', clientId: us().state.seed.identity.clientId, remember: true },
  });
  const keep = async (lot: Lot) => {
    expect(
      codeOf(
        await say('profile.save', {
          profile: remembering(lot),
          credentials: { clientSecret: clientSecret(), passphrase: 'correct horse battery' },
        }),
      ),
    ).toBe('done');
    expect(await remembered()).not.toEqual([]);
  };

  test('is refused by every message, and what is there goes and is not used', async () => {
    const lot = await everything(world);
    await startBackground();
    await keep(lot);
    const kept = await fakeBrowser.storage.local.get();
    await administer(NEVER);
    await expect.poll(remembered).toEqual([]);
    const credentials = { clientSecret: clientSecret(), passphrase: 'correct horse battery' };
    const named = { profile: remembering(lot), credentials };
    for (const name of ['profile.save', 'profile.adopt', 'profile.test'] as const) await say(name, named);
    await say('profile.restore', { profile: remembering(lot), place: 0, wasInUse: true });
    expect(await remembered()).toEqual([]);
    // As an older version, or a hand, leaves it.
    await credentialItem('kept').set(null);
    await fakeBrowser.storage.local.set(kept);
    expect(await remembered()).not.toEqual([]);
    const from = world.asked.length;
    const codes = [
      codeOf(await say('destination.unlock', { profileId: 'kept', passphrase: 'correct horse battery' })),
      codeOf(
        await say('profile.change-passphrase', {
          profileId: 'kept',
          current: 'correct horse battery',
          next: 'another horse battery',
        }),
      ),
    ];
    await say('destination.load', { profileId: 'kept' });
    await calm();
    expect(codes).toEqual(['profileSecretMissing', 'profileSecretMissing']);
    expect(toUs(world.asked.slice(from))).toEqual([]);
    await startBackground();
    await expect.poll(remembered).toEqual([]);
  });

  test.each(['deriveKey', 'encrypt'] as const)(
    'is not done by what was begun before the policy came, which comes at %s',
    async (step) => {
      const lot = await everything(world);
      await startBackground();
      await keep(lot);
      const works = [
        () =>
          say('profile.save', {
            profile: remembering(lot),
            credentials: { clientSecret: clientSecret(), passphrase: 'correct horse battery' },
          }),
        () =>
          say('profile.change-passphrase', {
            profileId: 'kept',
            current: 'correct horse battery',
            next: 'another horse battery',
          }),
        () =>
          say('profile.adopt', {
            profile: remembering(lot),
            credentials: { clientSecret: clientSecret(), passphrase: 'correct horse battery' },
          }),
      ];
      for (const work of works) {
        await administer({});
        await keep(lot);
        const subtle = crypto.subtle as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
        const plain = subtle[step] as (...given: unknown[]) => Promise<unknown>;
        let times = 0;
        const spy = vi.spyOn(subtle, step).mockImplementation(async (...given) => {
          times += 1;
          if (times === 1) {
            await administer(NEVER);
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
          return plain.apply(crypto.subtle, given);
        });
        await work();
        spy.mockRestore();
        await administer(NEVER);
        await expect.poll(remembered).toEqual([]);
      }
    },
  );
});
