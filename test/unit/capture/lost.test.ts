import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { capturesItem, lostItem, remnantsItem } from '@/utils/capture/storage';
import { currentCapture } from '@/utils/capture/vault';

const FIRST = 'first000000000000000000000000000a';
const SECOND = 'second00000000000000000000000000b';

type VaultModule = typeof import('@/utils/capture/vault');
let vault: VaultModule;

/** The background starts anew: nothing of the one before is left in memory. */
async function start(): Promise<void> {
  vi.resetModules();
  vault = await import('@/utils/capture/vault');
  vault.keepVault();
  await vault.sweepCaptures();
}

/** Session memory ends: the browser or the extension was closed, reloaded or updated. */
async function endSession(): Promise<void> {
  await fakeBrowser.storage.session.clear();
}

async function capture(...tokens: string[]): Promise<string[]> {
  for (const token of tokens) await vault.storeCapture({ token }, { source: 'console' });
  return (await capturesItem.get()).map(({ id }) => id);
}

const lost = async () => (await lostItem.get()).length;

beforeEach(async () => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: new Date('2026-11-23T09:00:00Z') });
  await start();
  return () => vi.useRealTimers();
});

describe('tokens that waited when session memory ended', () => {
  test('are told at the next start, and no more once that is read', async () => {
    await capture(FIRST, SECOND);
    await endSession();
    await start();
    expect(await lost()).toBe(2);
    await endSession();
    await start();
    expect(await lost()).toBe(2);
    await vault.closeLost();
    await start();
    expect(await lost()).toBe(0);
  });

  test('are told although the next one is delivered in the very moment of the start', async () => {
    await capture(FIRST);
    await endSession();
    vi.resetModules();
    vault = await import('@/utils/capture/vault');
    vault.keepVault();
    await vault.storeCapture({ token: SECOND }, { source: 'console' });
    expect(await lost()).toBe(1);
    expect(await remnantsItem.get()).toHaveLength(1);
  });

  test('are not told when they were discarded or sent before', async () => {
    const [first = '', second = ''] = await capture(FIRST, SECOND);
    await vault.discardWithUndo(first);
    await vault.discardCapture(second);
    await endSession();
    await start();
    expect(await lost()).toBe(0);
  });

  test('are not told when their time is over by then', async () => {
    await capture(FIRST);
    vi.advanceTimersByTime(10 * 60_000);
    await capture(SECOND);
    await endSession();
    vi.advanceTimersByTime(5 * 60_000);
    await start();
    expect(await lost()).toBe(1);
  });

  test('are not lost because the worker was stopped', async () => {
    await capture(FIRST);
    await start();
    expect(await lost()).toBe(0);
    expect((await currentCapture())?.token.reveal()).toBe(FIRST);
  });

  test('leave neither a part nor the mask of a token on disk', async () => {
    await capture(FIRST, SECOND);
    await endSession();
    await start();
    const disk = JSON.stringify(await fakeBrowser.storage.local.get());
    expect(disk).not.toMatch(/000a|000b|first|second|••/);
  });

  test('are no longer told of the one of which it turns out that it was sent', async () => {
    const [first = '', second = ''] = await capture(FIRST, SECOND);
    await endSession();
    await start();
    await vault.discardCapture(first);
    expect((await lostItem.get()).map(({ captureId }) => captureId)).toEqual([second]);
  });
});
