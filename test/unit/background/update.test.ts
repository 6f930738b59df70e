import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { capturesItem } from '@/utils/capture/storage';
import { pushItem } from '@/utils/push/storage';
import { syncRunsItem } from '@/utils/syncs/runs/storage';
import { setupItem } from '@/utils/syncs/storage';
import type { SetupIn } from '@/utils/syncs/types';
import { US } from '../popup/stored';
import { pushIn } from '../push/states';

const TOKEN = 'first00000000000000000000000000000';

let vault: typeof import('@/utils/capture/vault');
const reload = vi.fn();
let pages: unknown[];
let offscreen: { url: string }[];
let announce: () => void;

/** The background starts anew: nothing of the one before is left in memory. */
async function start(): Promise<void> {
  vi.resetModules();
  vault = await import('@/utils/capture/vault');
  const { keepUpdates } = await import('@/entrypoints/background/update');
  keepUpdates();
  await settled();
}

/** As long as storage and its watchers take to answer. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
}

async function capture(): Promise<string> {
  await vault.storeCapture({ token: TOKEN }, { source: 'console' });
  return (await capturesItem.get())[0]?.id ?? '';
}

beforeEach(async () => {
  fakeBrowser.reset();
  vi.useFakeTimers();
  reload.mockReset();
  pages = [];
  offscreen = [];
  vi.stubGlobal('clients', { matchAll: async () => offscreen });
  Object.assign(fakeBrowser, { offscreen: {} });
  Object.assign(fakeBrowser.runtime, {
    reload,
    getContexts: async () => pages,
    getPlatformInfo: vi.fn(async () => ({})),
    onUpdateAvailable: { addListener: (listener: () => void) => (announce = listener) },
  });
  await start();
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

/** What wakes the background while an update waits. */
async function ring(): Promise<void> {
  const [alarm] = await fakeBrowser.alarms.getAll();
  await fakeBrowser.alarms.onAlarm.trigger({ name: alarm?.name ?? '', scheduledTime: 0 });
}

const RUNNING: SetupIn<'running'> = {
  id: 'setup',
  target: {
    profile: US,
    organizationId: 'org',
    connection: { id: 'a', name: 'humanitec-acme', projectId: null },
  },
  request: {
    captureId: 'gone',
    plan: {
      projectId: 'project',
      environment: 'dev',
      secretPath: '/',
      destination: { scope: 'application', org: 'acme', app: 'shop' },
      options: { disableSecretDeletion: true },
    },
    name: 'humanitec-shop',
    isAutomatic: false,
  },
  sync: { id: 'sync', name: 'humanitec-shop', url: 'https://app.infisical.com/' },
  look: null,
  asked: { at: 0, before: { status: null, syncedAt: null } },
  state: 'running',
};

const beats = () => vi.mocked(fakeBrowser.runtime.getPlatformInfo).mock.calls.length;

describe('an update of the extension', () => {
  test('is installed at once where nothing waits', async () => {
    announce();
    await expect.poll(() => reload).toHaveBeenCalledOnce();
  });

  test('is put off while a token waits or its discard can be undone, and installed after that', async () => {
    const id = await capture();
    announce();
    await settled();
    await vault.discardWithUndo(id);
    await settled();
    expect(reload).not.toHaveBeenCalled();
    await vault.discardCapture(id);
    await expect.poll(() => reload).toHaveBeenCalledOnce();
  });

  test('is remembered by a worker that was started in between', async () => {
    const id = await capture();
    announce();
    await settled();
    await start();
    expect(reload).not.toHaveBeenCalled();
    await vault.discardCapture(id);
    await expect.poll(() => reload).toHaveBeenCalled();
  });

  test.each(['running', 'uncertain', 'waiting-for-sign-in', 'succeeded'] as const)(
    'is put off while a push is %s',
    async (state) => {
      await pushItem.set(pushIn(state));
      announce();
      await settled();
      expect(reload).not.toHaveBeenCalled();
      await pushItem.set(null);
      await expect.poll(() => reload).toHaveBeenCalled();
    },
  );

  test('does not close a page that somebody uses', async () => {
    pages = [{}];
    announce();
    await settled();
    expect(reload).not.toHaveBeenCalled();
    pages = [];
    await ring();
    await expect.poll(() => reload).toHaveBeenCalled();
  });

  test('is put off while the syncs of a connection run, which have no token that waits', async () => {
    const runs = {
      id: 'runs',
      connection: { siteUrl: 'https://app.infisical.com', connectionId: 'a' },
      profileId: 'us',
      pushedAt: 0,
    };
    await syncRunsItem.set({ ...runs, state: 'looking' });
    announce();
    await settled();
    await syncRunsItem.set({ ...runs, state: 'running', runs: [] });
    await settled();
    expect(reload).not.toHaveBeenCalled();
    await syncRunsItem.set({ ...runs, state: 'over', runs: [] });
    await expect.poll(() => reload).toHaveBeenCalled();
  });

  test('is put off while a first sync is watched whose token is out of time', async () => {
    await setupItem.set(RUNNING);
    announce();
    await settled();
    expect(reload).not.toHaveBeenCalled();
    await setupItem.set({ ...RUNNING, state: 'ended', message: null });
    await expect.poll(() => reload).toHaveBeenCalled();
  });

  test("does not cut the exchange of a session's cookie off, which would end the session", async () => {
    offscreen = [{ url: fakeBrowser.runtime.getURL('/offscreen.html') }];
    announce();
    await settled();
    expect(reload).not.toHaveBeenCalled();
    offscreen = [];
    await ring();
    await expect.poll(() => reload).toHaveBeenCalled();
  });

  test('takes nothing in from the moment it is installed: it would be lost', async () => {
    announce();
    await expect.poll(() => reload).toHaveBeenCalled();
    void capture();
    await settled();
    expect(await capturesItem.get()).toEqual([]);
  });
});

test('the background stays awake while a token waits, so that it is asked before an update, and no longer', async () => {
  const id = await capture();
  await settled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(beats()).toBeGreaterThan(0);
  await vault.discardCapture(id);
  await settled();
  const until = beats();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(beats()).toBe(until);
});
