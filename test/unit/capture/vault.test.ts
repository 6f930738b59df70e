import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  currentCapture,
  discardCapture,
  discardWithUndo,
  restoreCapture,
  storeCapture,
  sweepCaptures,
} from '@/utils/capture/vault';
import { captureItem, preferencesItem, setAsideItem, vaultItem } from '@/utils/storage';

const FIRST = 'first0000000000000000000000000001';
const SECOND = 'second000000000000000000000000002';

const held = async (): Promise<string | undefined> => (await currentCapture())?.token.reveal();

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: new Date('2026-11-23T09:00:00Z') });
  return () => vi.useRealTimers();
});

describe('the vault', () => {
  test('keeps a token for as long as the preferences say, and then forgets it', async () => {
    await preferencesItem.set({ captureMinutes: 5 });
    await storeCapture({ token: FIRST }, { source: 'console', pageOrg: 'acme' });
    vi.advanceTimersByTime(5 * 60_000 - 1);
    expect(await held()).toBe(FIRST);
    vi.advanceTimersByTime(1);
    expect(await held()).toBeUndefined();
    await sweepCaptures();
    expect([await vaultItem.get(), await captureItem.get()]).toEqual([null, null]);
  });

  test('what pages may see of a capture does not hold its token', async () => {
    await storeCapture({ token: FIRST, tokenId: 'ci-2026' }, { source: 'console', pageOrg: 'acme' });
    const capture = await captureItem.get();
    expect(capture).toMatchObject({
      masked: '••••••••0001',
      pageOrg: 'acme',
      tokenId: 'ci-2026',
      source: 'console',
    });
    expect(JSON.stringify(capture)).not.toContain(FIRST);
  });

  test('the same token twice is one capture', async () => {
    expect(await storeCapture({ token: FIRST }, { source: 'console' })).toBe('captured');
    const before = await captureItem.get();
    expect(await storeCapture({ token: FIRST }, { source: 'paste' })).toBe('known');
    expect(await captureItem.get()).toEqual(before);
  });

  test('a second token does not lose the first: each can be had back while the other is current', async () => {
    await storeCapture({ token: FIRST }, { source: 'console' });
    await storeCapture({ token: SECOND }, { source: 'console' });
    expect(await held()).toBe(SECOND);
    await restoreCapture();
    expect(await held()).toBe(FIRST);
    await restoreCapture();
    expect(await held()).toBe(SECOND);
  });

  test('a discard can be undone for ten seconds', async () => {
    await storeCapture({ token: FIRST }, { source: 'console' });
    await discardWithUndo();
    expect(await held()).toBeUndefined();
    vi.advanceTimersByTime(9_000);
    await restoreCapture();
    expect(await held()).toBe(FIRST);
  });

  test('after that the discarded token is gone from storage', async () => {
    await storeCapture({ token: FIRST }, { source: 'console' });
    await discardWithUndo();
    await vi.advanceTimersByTimeAsync(10_000);
    await restoreCapture();
    expect(await held()).toBeUndefined();
    expect(JSON.stringify([await vaultItem.get(), await setAsideItem.get()])).not.toContain(FIRST);
  });

  test('discarding for good leaves nothing to restore', async () => {
    await storeCapture({ token: FIRST }, { source: 'console' });
    await discardCapture();
    await restoreCapture();
    expect(await held()).toBeUndefined();
  });

  test('nothing is written outside session memory', async () => {
    await storeCapture({ token: FIRST }, { source: 'console' });
    await storeCapture({ token: SECOND }, { source: 'console' });
    const disk = JSON.stringify([
      await fakeBrowser.storage.local.get(),
      await fakeBrowser.storage.sync.get(),
    ]);
    expect(disk).not.toContain(FIRST);
    expect(disk).not.toContain(SECOND);
  });
});
