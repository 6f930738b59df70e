import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { defineItem, listOf } from '@/utils/storage';

const Place = z.object({ host: z.string(), port: z.number() });
const places = (versions: Parameters<typeof defineItem>[3]) =>
  defineItem('local:places', listOf(Place), [], versions);

/** The first version kept hosts alone, the second a text with the port; the third is in use. */
const THIRD = {
  version: 3,
  migrations: {
    2: (before: unknown) => (before as string[]).map((host) => `${host}:443`),
    3: (before: unknown) =>
      (before as string[]).map((text) => ({ host: text.split(':')[0], port: Number(text.split(':')[1]) })),
  },
};

beforeEach(() => fakeBrowser.reset());

describe('what an earlier version has left on disk', () => {
  test('becomes what this version reads, step by step, and is written back once', async () => {
    await storage.setItem('local:places', ['one.example', 'two.example']);
    const item = places(THIRD);
    const now = [
      { host: 'one.example', port: 443 },
      { host: 'two.example', port: 443 },
    ];
    expect(await item.get()).toEqual(now);
    expect(await storage.getItem('local:places')).toEqual(now);
    expect(await places(THIRD).get()).toEqual(now);
  });

  test('is taken up at the version that it has', async () => {
    const first = places({ version: 1 });
    await first.get();
    await storage.setItem('local:places', ['one.example:8443']);
    await storage.setMeta('local:places', { v: 2 });
    expect(await places(THIRD).get()).toEqual([{ host: 'one.example', port: 8443 }]);
  });

  test('is not changed again where this version has written it', async () => {
    const item = places(THIRD);
    await item.get();
    await item.set([{ host: 'one.example', port: 80 }]);
    expect(await places(THIRD).get()).toEqual([{ host: 'one.example', port: 80 }]);
  });
});

test('an item with migrations carries its version from the first time it is written', async () => {
  const item = places(THIRD);
  await item.get();
  await item.set([{ host: 'one.example', port: 80 }]);
  expect(await storage.getMeta('local:places')).toEqual({ v: 3 });
});

test('nothing is read for an item that is only known', () => {
  const read = vi.spyOn(fakeBrowser.storage.local, 'get');
  places(THIRD);
  places({ version: 1 });
  expect(read).not.toHaveBeenCalled();
});

test('an entry that does not fit is left out, and a value that does not fit reads as the fallback', async () => {
  await storage.setItem('local:places', [{ host: 'one.example', port: 80 }, { host: 'two.example' }]);
  expect(await places({ version: 1 }).get()).toEqual([{ host: 'one.example', port: 80 }]);
  await storage.setItem('local:places', 'one.example');
  expect(await places({ version: 1 }).get()).toEqual([]);
});
