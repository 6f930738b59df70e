import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { capturesItem } from '@/utils/capture/storage';
import { knownConnectionsItem } from '@/utils/connections/storage';
import { pushItem } from '@/utils/push/storage';
import { ends, known } from '../connections/known';
import { capture } from '../popup/stored';
import { pushIn, rotation } from '../push/states';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const NOW = Date.parse('2026-05-01T12:00:00Z');
const DAY_MS = 86_400_000;

/** What the toolbar shows. */
let toolbar: { icon?: string; badge?: string; title?: string };
const setIcon = vi.fn(async ({ path }: { path: Record<number, string> }) => {
  toolbar.icon = path[16] ?? '';
});

/** The background starts anew: nothing of the one before is left in memory. */
async function start(): Promise<void> {
  vi.resetModules();
  const { keepToolbar } = await import('@/entrypoints/background/toolbar');
  keepToolbar();
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  toolbar = {};
  setIcon.mockClear();
  Object.assign(fakeBrowser, {
    action: {
      setIcon,
      setBadgeText: async ({ text }: { text: string }) => {
        toolbar.badge = text;
      },
      setTitle: async ({ title }: { title: string }) => {
        toolbar.title = title;
      },
      setBadgeBackgroundColor: async () => undefined,
      setBadgeTextColor: async () => undefined,
    },
  });
  return () => vi.useRealTimers();
});

const WAITING = { icon: '/icon/waiting-16.png', badge: '2', title: 'background.toolbar.waiting|2' };
const IDLE = { icon: '/icon/16.png', badge: '', title: 'background.toolbar.idle' };

describe('the toolbar', () => {
  test('is in step after a start, whatever it showed before', async () => {
    await start();
    await expect.poll(() => toolbar).toEqual(IDLE);
    await capturesItem.set([capture('a', NOW), capture('b', NOW)]);
    await expect.poll(() => toolbar).toEqual(WAITING);
    toolbar = {};
    await start();
    await expect.poll(() => toolbar).toEqual(WAITING);
  });

  test('counts what waits also while something else is more urgent', async () => {
    await capturesItem.set([capture('a', NOW), capture('b', NOW)]);
    await pushItem.set(pushIn('failed', { request: rotation('c', 'a') }));
    await start();
    await expect
      .poll(() => toolbar)
      .toEqual({ icon: '/icon/problem-16.png', badge: '2', title: 'background.toolbar.problem' });
  });

  test('is set once for what looks the same, however often it is stored', async () => {
    await start();
    await expect.poll(() => toolbar).toEqual(IDLE);
    for (let index = 0; index < 5; index++)
      await knownConnectionsItem.set([known({ connectionId: String(index) })]);
    await capturesItem.set([capture('a', NOW), capture('b', NOW)]);
    await expect.poll(() => toolbar).toEqual(WAITING);
    expect(setIcon).toHaveBeenCalledTimes(2);
  });

  test('shows within a day that a token comes to its end, with nothing being stored', async () => {
    await knownConnectionsItem.set([ends(NOW + 15 * DAY_MS)]);
    await start();
    await expect.poll(() => toolbar).toEqual(IDLE);
    const [alarm] = await fakeBrowser.alarms.getAll();
    expect(alarm?.periodInMinutes).toBe(24 * 60);
    vi.setSystemTime(NOW + 2 * DAY_MS);
    await fakeBrowser.alarms.onAlarm.trigger({ name: alarm?.name ?? '', scheduledTime: 0 });
    await expect
      .poll(() => toolbar)
      .toEqual({ icon: '/icon/expiring-16.png', badge: '', title: 'background.toolbar.expiring|1|14' });
  });
});
