import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import { itemsOf, type RecordedItem } from '../support/recorded-items';

vi.mock('@/utils/storage', async (original) =>
  (await import('../support/recorded-items')).recording(await original()),
);

/** For each version: what its extension has left on disk, and the shape and version of each item (`npm run storage`). */
const FOLDER = 'test/fixtures/storage';
const CURRENT = JSON.parse(readFileSync('package.json', 'utf8')).version as string;
/** The id in the key of what is kept for a single profile. */
const PROFILE = 'profile';

type Disk = Record<string, unknown>;
type Shapes = Record<string, { version: number; shape: unknown }>;

const read = <T>(version: string, file: string): T =>
  JSON.parse(readFileSync(`${FOLDER}/${version}/${file}.json`, 'utf8'));
const numbers = (version: string) => version.split('.').map(Number);
const versions = readdirSync(FOLDER).sort((one, other) => {
  const [a, b] = [numbers(one), numbers(other)];
  return a.map((number, place) => number - (b[place] ?? 0)).find((difference) => difference !== 0) ?? 0;
});

async function onDisk(profileId = PROFILE): Promise<RecordedItem[]> {
  return (await itemsOf(profileId)).filter(({ key }) => key.startsWith('local:'));
}

const shapeOf = ({ schema, version = 1 }: RecordedItem) => ({
  version,
  shape: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
});

async function shapesNow(): Promise<Shapes> {
  const items = await onDisk();
  const named = items.map((item) => [item.key.slice('local:'.length), shapeOf(item)] as const);
  return Object.fromEntries(named.sort(([one], [other]) => (one < other ? -1 : 1)));
}

beforeEach(() => fakeBrowser.reset());

test('what is on disk has the shape that is noted for this version', async () => {
  // A difference means: docs/contributing.md, "A new stored item".
  const shapes = JSON.stringify(await shapesNow(), null, 2);
  await expect(`${shapes}\n`).toMatchFileSnapshot(`../fixtures/storage/${CURRENT}/shapes.json`);
});

describe.each(versions)('what %s has left on disk', (released) => {
  test('has something of every item of that version', () => {
    const keys = Object.keys(read<Disk>(released, 'stored')).map((key) =>
      key.replace(/^remembered:.*/, `remembered:${PROFILE}`),
    );
    expect(keys).toEqual(expect.arrayContaining(Object.keys(read<Shapes>(released, 'shapes'))));
  });

  test('is read by this version, and nothing of it is lost', async () => {
    const disk = read<Disk>(released, 'stored');
    await fakeBrowser.storage.local.set(structuredClone(disk));
    const shapes = read<Shapes>(released, 'shapes');
    const profileId = Object.keys(disk)
      .find((key) => key.startsWith('remembered:'))
      ?.slice('remembered:'.length);
    let looked = 0;
    for (const item of await onDisk(profileId)) {
      const key = item.key.slice('local:'.length);
      const before = disk[key];
      if (before === undefined) continue;
      looked += 1;
      const now = await item.get();
      expect(now, `${key} reads as if nothing were there`).not.toEqual(item.fallback);
      const then = shapes[key.replace(profileId ?? '', PROFILE)];
      // What is read of another version is for the test of its migration to say; here, that no entry is missing.
      if (then?.version === (item.version ?? 1)) expect(now, key).toEqual(before);
      else if (Array.isArray(before)) expect(now, key).toHaveLength(before.length);
    }
    expect(looked).toBeGreaterThan(8);
  });
});

/** The items that are shaped otherwise than in the release before, and have no higher version. */
function unversioned(before: Shapes, after: Shapes): string[] {
  return Object.entries(after).flatMap(([key, { version, shape }]) => {
    const other = before[key];
    const isSame = !other || JSON.stringify(other.shape) === JSON.stringify(shape);
    return isSame || version > other.version ? [] : [key];
  });
}

test('an item whose shape has changed since the release before has a higher version', () => {
  for (const [place, released] of versions.slice(1).entries()) {
    const before = read<Shapes>(versions[place] as string, 'shapes');
    expect(unversioned(before, read<Shapes>(released, 'shapes')), released).toEqual([]);
  }
  const before = { a: { version: 1, shape: 'text' }, b: { version: 2, shape: 'text' } };
  expect(unversioned(before, { ...before, c: { version: 1, shape: 'text' } })).toEqual([]);
  expect(unversioned(before, { a: { version: 2, shape: 'number' } })).toEqual([]);
  expect(unversioned(before, { b: { version: 2, shape: 'number' } })).toEqual(['b']);
});
