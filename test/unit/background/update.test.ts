import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { capturesItem } from '@/utils/capture/storage';
import { pushItem } from '@/utils/push/storage';
import { pushIn } from '../push/states';

const TOKEN = 'first00000000000000000000000000000';

let vault: typeof import('@/utils/capture/vault');
const reload = vi.fn();
let pages: unknown[];
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
  Object.assign(fakeBrowser.runtime, {
    reload,
    getContexts: async () => pages,
    getPlatformInfo: vi.fn(async () => ({})),
    onUpdateAvailable: { addListener: (listener: () => void) => (announce = listener) },
  });
  await start();
  return () => vi.useRealTimers();
});

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
    const [alarm] = await fakeBrowser.alarms.getAll();
    await fakeBrowser.alarms.onAlarm.trigger({ name: alarm?.name ?? '', scheduledTime: 0 });
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
