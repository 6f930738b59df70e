import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { knownConnectionsItem } from '@/utils/connections/storage';
import type { KnownConnection } from '@/utils/connections/types';
import { ends, known } from '../connections/known';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const NOW = Date.parse('2026-05-01T12:00:00Z');
const DAY = 86_400_000;

interface Notice {
  title: string;
  message: string;
}
let notices: Notice[];
let isAllowed: boolean;
let onAdded: () => void;
let onButton: ((id: string) => void) | undefined;

/** The background starts anew: nothing of the one before is left in memory. */
async function start(): Promise<void> {
  vi.resetModules();
  onButton = undefined;
  const { keepExpiry } = await import('@/entrypoints/background/expiry');
  keepExpiry();
}

const ring = () => fakeBrowser.alarms.onAlarm.trigger({ name: 'expiry', scheduledTime: 0 });
const alarmAt = async () => (await fakeBrowser.alarms.get('expiry'))?.scheduledTime;
const titles = () => notices.map(({ title }) => title);
const stored = async (): Promise<KnownConnection[]> => (await knownConnectionsItem.get()) ?? [];

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  notices = [];
  isAllowed = true;
  const never = { addListener: () => undefined };
  Object.assign(fakeBrowser.permissions, {
    contains: async () => isAllowed,
    onAdded: { addListener: (listener: () => void) => (onAdded = listener) },
    onRemoved: never,
  });
  Object.assign(fakeBrowser, {
    notifications: {
      create: async (_id: string, notice: Notice) => notices.push(notice),
      clear: async () => true,
      onClicked: { ...never, hasListener: () => onButton !== undefined },
      onButtonClicked: { addListener: (listener: typeof onButton) => (onButton = listener) },
    },
  });
  return () => vi.useRealTimers();
});

describe('a notice', () => {
  test('comes at each start that finds something new, with the next one on the clock', async () => {
    await knownConnectionsItem.set([ends(NOW + 6 * DAY)]);
    await start();
    await expect.poll(titles).toEqual(['background.expiry.within|7']);
    expect(notices[0]?.message).toBe('background.expiry.rotate|humanitec-acme|app.infisical.com');
    await expect.poll(alarmAt).toBe(NOW + 5 * DAY);
    vi.setSystemTime(NOW + 5 * DAY);
    await ring();
    await expect.poll(titles).toEqual(['background.expiry.within|7', 'background.expiry.withinDay']);
    await expect.poll(alarmAt).toBe(NOW + 6 * DAY);
    await fakeBrowser.alarms.clear('expiry');
    await start();
    await expect.poll(alarmAt).toBe(NOW + 6 * DAY);
    expect(notices).toHaveLength(2);
  });

  test('tells several at once in one, the most urgent by its name', async () => {
    await knownConnectionsItem.set([
      ends(NOW + 20 * DAY),
      { ...ends(NOW - DAY), connectionId: 'c-2', name: 'humanitec-late' },
      known({ connectionId: 'c-3' }),
    ]);
    await start();
    await expect
      .poll(() => notices)
      .toMatchObject([
        {
          title: 'background.expiry.several|2',
          message: 'background.expiry.first|humanitec-late|app.infisical.com',
        },
      ]);
  });

  test('names connection and host and nothing else that is known, and a name changes nothing around it', async () => {
    const canary = 'canary';
    await knownConnectionsItem.set([
      {
        ...ends(NOW),
        name: 'אבג (prod)',
        connectionId: canary,
        organizationId: canary,
        organizationName: canary,
        humanitecOrganizations: [canary],
        serviceUserId: canary,
        serviceUserName: canary,
        tokenId: canary,
        credentialsHash: canary,
      },
    ]);
    await start();
    await expect
      .poll(() => notices)
      .toMatchObject([
        {
          title: 'background.expiry.expired',
          message: 'background.expiry.over|\u2068אבג (prod)\u2069|app.infisical.com',
        },
      ]);
    expect(JSON.stringify(notices)).not.toContain(canary);
  });

  test('comes of nothing while they are not wanted, and at once when they are', async () => {
    isAllowed = false;
    await knownConnectionsItem.set([ends(NOW)]);
    // Of a time when they were wanted. It is gone once this background has looked.
    await fakeBrowser.alarms.create('expiry', { when: NOW + DAY });
    await start();
    await expect.poll(alarmAt).toBeUndefined();
    expect(notices).toEqual([]);
    isAllowed = true;
    onAdded();
    await expect.poll(titles).toEqual(['background.expiry.expired']);
  });

  test('is put off by its button, which another background may hear of', async () => {
    await knownConnectionsItem.set([ends(NOW + 10 * DAY), { ...ends(NOW + 40 * DAY), connectionId: 'c-2' }]);
    await start();
    await expect.poll(titles).toEqual(['background.expiry.within|14']);
    await start();
    onButton?.('expiry');
    const snooze = { level: 14 };
    await expect.poll(stored).toMatchObject([{ expiry: { told: [14], snooze } }, { expiry: { told: [] } }]);
    await expect.poll(alarmAt).toBe(NOW + 3 * DAY);
  });

  test('is as good as told with the next alarm after a date was entered', async () => {
    await start();
    await knownConnectionsItem.set([known({ expiry: { kind: 'entered', on: '2026-05-03', told: [] } })]);
    await expect.poll(titles).toEqual(['background.expiry.within|7']);
  });
});
