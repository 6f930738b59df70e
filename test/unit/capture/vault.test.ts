import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { capturesItem, setAsideItem, vaultItem } from '@/utils/capture/storage';
import { MOST_WAITING } from '@/utils/capture/types';
import {
  currentCapture,
  discardCapture,
  discardWithUndo,
  hasRoom,
  putInFront,
  restoreCapture,
  storeCapture,
  sweepCaptures,
} from '@/utils/capture/vault';
import { failureOf } from '@/utils/failure';
import { preferencesItem } from '@/utils/preferences';
import { pushItem } from '@/utils/push/storage';
import type { Push } from '@/utils/push/types';
import { pushIn, rotation } from '../push/states';

const token = (name: string): string => name.padEnd(32, '0');
const [FIRST, SECOND, THIRD] = [token('first'), token('second'), token('third')] as const;

const capture = (text: string) => storeCapture({ token: text }, { source: 'console' });
const held = async (): Promise<string | undefined> => (await currentCapture())?.token.reveal();
const refusal = (work: Promise<unknown>) => work.catch((error) => failureOf(error).code);

/** The tokens that wait, in the order of their turn. */
async function waiting(): Promise<(string | undefined)[]> {
  const { captures, tokens } = await vaultItem.get();
  return captures.map(({ id }) => tokens.find(({ captureId }) => captureId === id)?.token);
}

async function idOf(text: string): Promise<string> {
  const { tokens } = await vaultItem.get();
  return tokens.find((each) => each.token === text)?.captureId ?? '';
}

/** As if the capture's push were in a state. */
async function setPush(captureId: string, state: Push['state']): Promise<void> {
  await pushItem.set(pushIn(state, { request: rotation('a', captureId) }));
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: new Date('2026-11-23T09:00:00Z') });
  return () => vi.useRealTimers();
});

describe('the vault', () => {
  test('keeps a token for as long as the preferences say, and then forgets it', async () => {
    await preferencesItem.set({ ...preferencesItem.fallback, captureMinutes: 5 });
    await storeCapture({ token: FIRST }, { source: 'console', pageOrg: 'acme' });
    vi.advanceTimersByTime(5 * 60_000 - 1);
    expect(await held()).toBe(FIRST);
    vi.advanceTimersByTime(1);
    expect(await held()).toBeUndefined();
    await sweepCaptures();
    expect(await vaultItem.get()).toEqual({ tokens: [], captures: [], setAside: [] });
  });

  test('what pages may see of captures does not hold a token, discarded or not', async () => {
    await storeCapture({ token: FIRST, tokenId: 'ci-2026' }, { source: 'console', pageOrg: 'acme' });
    await capture(SECOND);
    await discardWithUndo(await idOf(SECOND));
    const [shown] = await capturesItem.get();
    expect(shown).toMatchObject({
      masked: '••••••••0000',
      pageOrg: 'acme',
      tokenId: 'ci-2026',
      source: 'console',
    });
    const seen = JSON.stringify([await capturesItem.get(), await setAsideItem.get()]);
    expect(seen).not.toContain(FIRST);
    expect(seen).not.toContain(SECOND);
  });

  test('three tokens captured in a row wait in their order, and the first stays in work', async () => {
    for (const text of [FIRST, SECOND, THIRD]) expect(await capture(text)).toBe('captured');
    expect(await waiting()).toEqual([FIRST, SECOND, THIRD]);
    expect(await held()).toBe(FIRST);
    await discardCapture(await idOf(FIRST));
    expect(await held()).toBe(SECOND);
    await discardCapture(await idOf(SECOND));
    expect(await held()).toBe(THIRD);
  });

  test('deliveries at the same time all survive, and so do they beside a discard', async () => {
    await capture(FIRST);
    const first = await idOf(FIRST);
    await Promise.all([capture(SECOND), discardWithUndo(first), capture(THIRD), sweepCaptures()]);
    expect(await waiting()).toEqual([SECOND, THIRD]);
    await Promise.all([restoreCapture(first), capture(token('fourth')), putInFront(await idOf(THIRD))]);
    expect(await waiting()).toEqual([THIRD, FIRST, SECOND, token('fourth')]);
  });

  test('the same token twice is one capture, wherever it waits', async () => {
    for (const text of [FIRST, SECOND]) await capture(text);
    const before = await capturesItem.get();
    for (const text of [FIRST, SECOND])
      expect(await storeCapture({ token: text }, { source: 'paste' })).toBe('known');
    expect(await Promise.all([capture(THIRD), capture(THIRD)])).toEqual(['captured', 'known']);
    expect((await capturesItem.get()).slice(0, 2)).toEqual(before);
    expect(await waiting()).toEqual([FIRST, SECOND, THIRD]);
  });

  test('a token that was just discarded comes back when it is captured again, behind the one in work', async () => {
    for (const text of [FIRST, SECOND]) await capture(text);
    const id = await idOf(FIRST);
    await discardWithUndo(id);
    expect(await capture(FIRST)).toBe('known');
    expect(await waiting()).toEqual([SECOND, FIRST]);
    expect(await idOf(FIRST)).toBe(id);
    expect(await setAsideItem.get()).toEqual([]);
  });

  test('holds no more than fit, says so, and loses none of them', async () => {
    const texts = Array.from({ length: MOST_WAITING }, (_, index) => token(`t${index}`));
    for (const text of texts) {
      expect(await hasRoom()).toBe(true);
      await capture(text);
    }
    expect(await hasRoom()).toBe(false);
    expect(await refusal(capture(FIRST))).toBe('vaultFull');
    expect(await capture(token('t3'))).toBe('known');
    expect(await waiting()).toEqual(texts);
    await discardWithUndo(await idOf(token('t0')));
    expect(await capture(FIRST)).toBe('captured');
  });

  test('what is out of time makes room', async () => {
    for (let index = 0; index < MOST_WAITING; index++) await capture(token(`t${index}`));
    vi.advanceTimersByTime(15 * 60_000);
    expect(await hasRoom()).toBe(true);
    expect(await capture(FIRST)).toBe('captured');
    expect(await waiting()).toEqual([FIRST]);
  });

  test('each capture has a time of its own', async () => {
    await preferencesItem.set({ ...preferencesItem.fallback, captureMinutes: 15 });
    await capture(FIRST);
    vi.advanceTimersByTime(5 * 60_000);
    await preferencesItem.set({ ...preferencesItem.fallback, captureMinutes: 5 });
    await capture(SECOND);
    await preferencesItem.set({ ...preferencesItem.fallback, captureMinutes: 15 });
    await capture(THIRD);
    const [alarm] = await fakeBrowser.alarms.getAll();
    expect(alarm?.scheduledTime).toBe(Date.now() + 5 * 60_000);
    vi.advanceTimersByTime(5 * 60_000);
    await sweepCaptures();
    expect(await waiting()).toEqual([FIRST, THIRD]);
    vi.advanceTimersByTime(5 * 60_000);
    await sweepCaptures();
    expect(await waiting()).toEqual([THIRD]);
    expect((await vaultItem.get()).tokens).toHaveLength(1);
  });

  test('a capture whose push is not over outlives its time, behind another too, and then has some left', async () => {
    for (const text of [FIRST, SECOND]) await capture(text);
    await setPush(await idOf(SECOND), 'waiting-for-sign-in');
    vi.advanceTimersByTime(15 * 60_000);
    await sweepCaptures();
    expect(await waiting()).toEqual([SECOND]);
    await pushItem.set(null);
    vi.advanceTimersByTime(4 * 60_000);
    await sweepCaptures();
    expect(await waiting()).toEqual([SECOND]);
    vi.advanceTimersByTime(60_000);
    await sweepCaptures();
    expect(await waiting()).toEqual([]);
  });

  test('no token is on disk', async () => {
    for (const text of [FIRST, SECOND]) await capture(text);
    await discardWithUndo(await idOf(FIRST));
    const disk = JSON.stringify([
      await fakeBrowser.storage.local.get(),
      await fakeBrowser.storage.sync.get(),
    ]);
    for (const text of [FIRST, SECOND, '••••']) expect(disk).not.toContain(text);
  });
});

describe('discarding', () => {
  test('is undone one by one, each to where it was', async () => {
    for (const text of [FIRST, SECOND, THIRD]) await capture(text);
    const [first, second] = [await idOf(FIRST), await idOf(SECOND)];
    await discardWithUndo(second);
    await discardWithUndo(first);
    expect(await waiting()).toEqual([THIRD]);
    expect((await setAsideItem.get()).map((aside) => aside.capture.id)).toEqual([second, first]);
    await restoreCapture(first);
    expect(await waiting()).toEqual([FIRST, THIRD]);
    await restoreCapture(second);
    expect(await waiting()).toEqual([FIRST, SECOND, THIRD]);
    expect(await setAsideItem.get()).toEqual([]);
  });

  test('can be undone for ten seconds, each for its own', async () => {
    for (const text of [FIRST, SECOND]) await capture(text);
    const [first, second] = [await idOf(FIRST), await idOf(SECOND)];
    await discardWithUndo(first);
    await vi.advanceTimersByTimeAsync(6_000);
    await discardWithUndo(second);
    await vi.advanceTimersByTimeAsync(3_999);
    await restoreCapture(first);
    expect(await waiting()).toEqual([FIRST]);
    await vi.advanceTimersByTimeAsync(6_001);
    await restoreCapture(second);
    expect(await waiting()).toEqual([FIRST]);
  });

  test('leaves nothing in storage after that', async () => {
    await capture(FIRST);
    await discardWithUndo(await idOf(FIRST));
    await vi.advanceTimersByTimeAsync(10_000);
    await sweepCaptures();
    expect(await vaultItem.get()).toEqual({ tokens: [], captures: [], setAside: [] });
  });

  test('for good leaves nothing to restore, even of one that was discarded while it was being sent', async () => {
    await capture(FIRST);
    const id = await idOf(FIRST);
    await discardWithUndo(id);
    await discardCapture(id);
    await restoreCapture(id);
    expect(await vaultItem.get()).toEqual({ tokens: [], captures: [], setAside: [] });
  });

  test('is not undone in front of a capture that is being pushed', async () => {
    for (const text of [FIRST, SECOND]) await capture(text);
    const first = await idOf(FIRST);
    await discardWithUndo(first);
    await setPush(await idOf(SECOND), 'running');
    await restoreCapture(first);
    expect(await waiting()).toEqual([SECOND, FIRST]);
  });
});

describe('another capture', () => {
  test('can be taken into work before its turn; the one before comes next', async () => {
    for (const text of [FIRST, SECOND, THIRD]) await capture(text);
    await putInFront(await idOf(THIRD));
    expect(await held()).toBe(THIRD);
    expect(await waiting()).toEqual([THIRD, FIRST, SECOND]);
  });

  test.each(['running', 'uncertain'] as const)(
    'not while the push of the one in work is %s',
    async (state) => {
      for (const text of [FIRST, SECOND]) await capture(text);
      await setPush(await idOf(FIRST), state);
      expect(await refusal(putInFront(await idOf(SECOND)))).toBe('pushUnfinished');
      expect(await held()).toBe(FIRST);
    },
  );

  test('that is gone is told as gone', async () => {
    await capture(FIRST);
    expect(await refusal(putInFront('gone'))).toBe('pushCaptureGone');
  });
});
