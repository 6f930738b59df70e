import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Build, CONTENT_SCRIPT } from '../build';
import { count, type Row, rowOf } from '../row';

const BUDGET = 8_000;

const bytes = (value: number): string => `${count(value)} B`;

/** What every console page has to load. */
export async function sizeRows(builds: readonly Build[]): Promise<Row[]> {
  const scripts = builds.map(({ dir }) => readFileSync(join(dir, CONTENT_SCRIPT)));
  return [
    rowOf(
      'content script',
      scripts.map(({ length }) => length),
      bytes,
    ),
    rowOf(
      'content script, gzip',
      scripts.map((script) => gzipSync(script, { level: 9 }).length),
      bytes,
      { text: `≤ ${bytes(BUDGET)}`, allows: (size) => size <= BUDGET },
    ),
  ];
}
