import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PARTS, type Part, type Size, sizeOf } from '../support/sizes';
import type { Build } from './build';
import { count, type Row, rowOf } from './row';

const bytes = (value: number): string => `${count(value)} B`;
const atMost = (most: number) => ({ text: `≤ ${bytes(most)}`, allows: (size: number) => size <= most });

/** What each part of the extension has to load, and why. */
export const sizeRows = async (builds: readonly Build[]): Promise<Row[]> =>
  PARTS.flatMap((part) => rowsOf(part, builds));

function rowsOf(part: Part, builds: readonly Build[]): Row[] {
  const { what, entry, budget, reason } = part;
  // Another build may not have it yet.
  const sizes = builds.filter(({ dir }) => existsSync(join(dir, entry))).map(({ dir }) => sizeOf(part, dir));
  const row = (name: string, kind: keyof Size): Row =>
    rowOf(
      name,
      sizes.map((size) => size[kind]),
      bytes,
      atMost(budget[kind]),
    );
  return [row(what, 'raw'), { ...row(`${what}, gzip`, 'gzip'), notes: [`${what}: ${reason}.`] }];
}
