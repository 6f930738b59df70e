// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { KnownConnections } from '@/components/connections/known-connections';
import type { KnownConnection } from '@/utils/connections/types';
import { syncRunsItem } from '@/utils/syncs/runs/storage';
import { ends, known } from '../connections/known';
import { testPage } from '../popup/page';

vi.mock('#i18n', async () => {
  const { texts } = await import('../popup/page');
  const t = (key: string, params?: string[]) => (key === 'language' ? 'en' : texts.i18n.t(key, params));
  return { i18n: { t } };
});

const NOW = new Date(2026, 4, 1, 12).getTime();
const DAY = 86_400_000;
const page = testPage();
const items = () => page.all('.connections > li').map(({ textContent }) => textContent ?? '');
const seen = (syncs: number, unlisted = 0) => ({
  seen: { at: 0, projects: syncs > 0 ? [{ id: 'p', name: 'shop', syncs }] : [], unlisted },
});

async function show(connections: KnownConnection[], most = 3): Promise<void> {
  page.show(<KnownConnections connections={connections} most={most} />);
  await expect.poll(items).toHaveLength(Math.min(connections.length, most));
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  return () => vi.useRealTimers();
});

describe('the known connections', () => {
  test.each<[what: string, connection: KnownConnection, says: string, verdict: string]>([
    [
      'ends in days',
      { ...ends(NOW + 12 * DAY), ...seen(3) },
      'expires|in 12 days, connections.usedBy|3',
      'warn',
    ],
    ['ends early on a later day', ends(NOW + 2 * DAY - 11 * 3_600_000), 'expires|in 2 days', 'warn'],
    ['ends far off', { ...ends(NOW + 15 * DAY), ...seen(1) }, 'in 15 days, connections.usedByOne', 'pass'],
    ['has ended', { ...ends(NOW - 2 * DAY), ...seen(0, 4) }, 'expired|2 days ago', 'fail'],
    ['never ends', known({ expiry: { kind: 'never' } }), 'connections.never', 'pass'],
    ['has no known end', known(), 'connections.unknown · connections.enterDate', 'unknown'],
    [
      'ends today, as the user says',
      known({ expiry: { kind: 'entered', on: '2026-05-01', told: [] } }),
      'expires|today',
      'warn',
    ],
  ])('say of one that it %s', async (_, connection, says, verdict) => {
    await show([connection]);
    expect(items()[0]).toContain(says);
    expect(page.all('.connections > li > .sign')[0]?.classList.contains(verdict)).toBe(true);
  });

  test('have the most urgent first, and the others behind a button', async () => {
    const named = (name: string, one: KnownConnection) => ({ ...one, connectionId: name, name });
    await show(
      [
        named('endless', known({ expiry: { kind: 'never' } })),
        named('unknown', known()),
        named('late', ends(NOW + 300 * DAY)),
        named('over', ends(NOW - DAY)),
        named('soon', ends(NOW + DAY)),
      ],
      2,
    );
    const names = () => page.all('.connections > li strong[id]').map(({ textContent }) => textContent);
    expect(names()).toEqual(['over', 'soon']);
    page.button('connections.all|5')?.click();
    await expect.poll(names).toEqual(['over', 'soon', 'late', 'unknown', 'endless']);
  });

  test('take a date from the user', async () => {
    await show([known()]);
    page.button('connections.enterDate')?.click();
    await expect.poll(() => page.field('connections.lastDay')).toBeDefined();
    const field = page.field('connections.lastDay');
    expect([field?.type, field?.autocomplete]).toEqual(['date', 'off']);
    page.choose('connections.lastDay', '2026-12-31');
    await expect.poll(() => page.button('connections.saveDate')?.disabled).toBe(false);
    page.button('connections.saveDate')?.click();
    await expect
      .poll(() => page.sent)
      .toEqual([
        {
          name: 'connections.enter-date',
          payload: { siteUrl: 'https://app.infisical.com', connectionId: 'c-1', on: '2026-12-31' },
        },
      ]);
  });

  test('offer to put off what presses, and nothing else', async () => {
    await show([ends(NOW + 20 * DAY)]);
    expect(page.button('connections.snooze')).toBeUndefined();
    await show([ends(NOW + 5 * DAY)]);
    await expect.poll(() => page.button('connections.snooze')).toBeDefined();
    const snooze = { level: 7 as const, until: NOW + DAY };
    await show([ends(NOW + 5 * DAY, { told: [7], snooze })]);
    await expect.poll(() => items()[0]).toContain('connections.snoozed');
    expect(page.button('connections.snooze')).toBeUndefined();
  });

  test('bring back one that was removed', async () => {
    const connection = ends(NOW);
    await show([connection]);
    page.button('connections.remove')?.click();
    await expect.poll(() => page.sent.at(-1)?.name).toBe('connections.remove');
    await show([]);
    await expect.poll(() => document.activeElement?.textContent).toBe('common.undo');
    page.button('common.undo')?.click();
    await expect
      .poll(() => page.sent.at(-1))
      .toEqual({ name: 'connections.restore', payload: { connection } });
    await expect.poll(() => page.button('common.undo')).toBeUndefined();
  });

  test('lead to the next token by its id', async () => {
    const rotation = { tokenId: 'infisical-2026-05-2', oldTokenId: 'infisical-2026-05', oldPushedAt: 0 };
    const connection = known({ serviceUserId: 's-1', expiry: { kind: 'never' } });
    await show([connection]);
    page.button('connections.rotate')?.click();
    await expect.poll(() => page.sent.at(-1)?.name).toBe('connections.start-rotation');
    const current = () => page.all('.rotation [aria-current=step]').map(({ textContent }) => textContent);
    const revoke = 'connections.rotation.revokeNamed|infisical-2026-05';

    await show([{ ...connection, rotation }]);
    await expect
      .poll(current)
      .toEqual([expect.stringContaining('connections.rotation.createFor|infisical-2026-05-2|s-1')]);
    expect(page.all('.rotation a')[0]?.getAttribute('href')).toBe(
      'https://app.humanitec.io/orgs/acme/service-users',
    );
    const updated = { ...connection, rotation, pushedAt: 1 };
    await show([updated]);
    await expect
      .poll(current)
      .toEqual([expect.stringMatching(/^connections\.rotation\.run.*connections\.rotation\.checkFirst$/)]);
    expect(page.text()).not.toContain(revoke);
    await show([{ ...updated, health: { checkedAt: 1, lines: [], runs: 'all' } }]);
    await expect.poll(current).toEqual([expect.stringContaining(revoke)]);
    page.button('connections.rotation.done')?.click();
    await expect.poll(() => page.sent.at(-1)?.name).toBe('connections.end-rotation');
  });

  test('have their syncs run by a click that says how many and where, and show where each stands', async () => {
    const destinations = ['acme/shop', 'acme/payments'];
    const rotation = { tokenId: 'infisical-2026-05-2', oldPushedAt: 0 };
    const seen = { at: 0, projects: [{ id: 'p', name: 'shop', syncs: 2, destinations }], unlisted: 0 };
    const connection = known({ rotation, pushedAt: 1, seen, expiry: { kind: 'never' } });
    await show([connection]);
    await expect.poll(() => page.text()).toContain('writesTo|2|acme/shop, acme/payments');
    expect(page.sent).toEqual([]);
    page.button('connections.rotation.runSyncs')?.click();
    const key = { siteUrl: connection.siteUrl, connectionId: connection.connectionId };
    await expect
      .poll(() => page.sent)
      .toEqual([{ name: 'connections.run-syncs', payload: { ...key, destinations } }]);
    const port = { onDisconnect: { addListener: () => undefined }, disconnect: () => undefined };
    Object.assign(fakeBrowser.runtime, { connect: () => port });
    const runs = { id: 'runs', connection: key, profileId: 'any', pushedAt: 1 };
    const failure = { code: 'syncOrganizationOther', params: ['globex'] } as const;
    await syncRunsItem.set({
      ...runs,
      state: 'running',
      runs: [
        { id: 'a', name: 'one', place: 'acme/shop', state: 'succeeded' },
        {
          id: 'b',
          name: 'two',
          place: 'globex/shop',
          state: 'stopped',
          failure: { ...failure, params: ['globex'] },
        },
        { id: 'c', name: 'three', place: 'acme/payments', state: 'waiting' },
      ],
    });
    await expect
      .poll(() => page.all('[role=status]').map(({ textContent }) => textContent))
      .toEqual(['connections.rotation.running|2|3']);
    expect(page.text()).toContain('failure.syncOrganizationOther.what|globex');
    expect(page.button('connections.rotation.runSyncs')).toBeUndefined();
    // With another token, those runs say nothing.
    await show([{ ...connection, pushedAt: 2 }]);
    await expect.poll(() => page.button('connections.rotation.runSyncs')).toBeDefined();
    expect(page.text()).not.toContain('globex');
  });

  test('say why one was not checked in its turn', async () => {
    const failure = { code: 'profileLocked', params: [] } as const;
    await show([known({ unchecked: { at: NOW, failure: { ...failure, params: [] } } })]);
    await expect.poll(() => items()[0]).toContain('connections.notChecked|failure.profileLocked.what');
  });

  test('say who is not signed in, with the way to it', async () => {
    await show([known()]);
    const failure = { code: 'infisicalSignedOut', params: [] };
    page.answers.set('connections.check-health', { ok: false, failure });
    page.button('connections.checkHealth')?.click();
    await expect.poll(() => page.button('popup.destination.signIn')).toBeDefined();
    page.button('popup.destination.signIn')?.click();
    await expect
      .poll(() => page.sent.at(-1))
      .toEqual({ name: 'destination.sign-in', payload: { profileId: 'built-in-us' } });
  });
});
