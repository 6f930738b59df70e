import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { defineItem, defineLargeItem, listOf } from '@/utils/storage';

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

describe('a large item', () => {
  const KEY = 'session:places';
  const large = () => defineLargeItem(KEY, z.array(Place));
  const list = [{ host: 'one.example', port: 80 }];
  const json = JSON.stringify(list);

  test('is stored as one text, and another context reads it from there', async () => {
    const item = large();
    expect(await item.get()).toBeNull();
    await item.set(list);
    expect(await storage.getItem(KEY)).toEqual({ id: expect.any(String), json });
    expect(await large().get()).toEqual(list);
  });

  test('is read once by each context, and not by the one that wrote it', async () => {
    const [writer, reader] = [large(), large()];
    const seen: unknown[] = [];
    for (const item of [writer, reader]) item.watch((value) => seen.push(value));
    await writer.set(list);
    await vi.waitFor(() => expect(seen).toHaveLength(2));
    const parse = vi.spyOn(JSON, 'parse');
    expect(await writer.get()).toBe(list);
    expect(await reader.get()).toBe(seen[1]);
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });

  test('reads as nothing where what is stored does not fit', async () => {
    await storage.setItem(KEY, { id: '1', json: JSON.stringify([{ host: 'one.example' }]) });
    expect(await large().get()).toBeNull();
    await storage.setItem(KEY, list);
    expect(await large().get()).toBeNull();
  });

  test('reads as what was written last, by whomever', async () => {
    const [one, other] = [large(), large()];
    await one.set(list);
    await other.set([]);
    expect(await one.get()).toEqual([]);
    await other.set(null);
    expect(await one.get()).toBeNull();
  });
});
