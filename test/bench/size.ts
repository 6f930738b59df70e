import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CONTENT_SCRIPT, PARTS, type Part, type Size, sizeOf } from '../support/sizes';
import type { Build } from './build';
import { withEmptyExtension } from './empty';
import { amount } from './figure';
import { atMost, type Row, rowOf } from './row';

/** What each part of the extension has to load, and why. */
export const sizeRows = (builds: readonly Build[]): Promise<Row[]> =>
  withEmptyExtension(async (empty) => PARTS.flatMap((part) => rowsOf(part, builds, empty)));

function rowsOf(part: Part, builds: readonly Build[], empty: string): Row[] {
  const { what, entry, budget, reason } = part;
  // Another build may not have it yet.
  const sizes = builds.filter(({ dir }) => existsSync(join(dir, entry))).map(({ dir }) => sizeOf(part, dir));
  // The empty one has a worker that answers and a script that does nothing.
  const isInEmpty = entry === CONTENT_SCRIPT || entry === 'background.js';
  const row = (kind: keyof Size, notes: readonly string[] = []): Row =>
    rowOf({
      what: kind === 'gzip' ? `${what}, gzip` : what,
      unit: 'B',
      samples: sizes.map((size) => [size[kind]]),
      ...(isInEmpty
        ? { against: { what: 'an empty one of WXT', samples: [sizeOf({ ...part, entry }, empty)[kind]] } }
        : {}),
      goal: atMost.median(budget[kind], `≤ ${amount(budget[kind], 'B')}`),
      notes,
    });
  return [row('raw'), row('gzip', [`${what}: ${reason}.`])];
}
