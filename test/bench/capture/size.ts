import { BUDGET, sizeIn } from '../../support/content-script';
import type { Build } from '../build';
import { count, type Row, rowOf } from '../row';

const bytes = (value: number): string => `${count(value)} B`;
const atMost = (most: number) => ({ text: `≤ ${bytes(most)}`, allows: (size: number) => size <= most });

/** What every console page has to load. */
export async function sizeRows(builds: readonly Build[]): Promise<Row[]> {
  const sizes = builds.map(({ dir }) => sizeIn(dir));
  return [
    rowOf(
      'content script',
      sizes.map(({ raw }) => raw),
      bytes,
      atMost(BUDGET.raw),
    ),
    rowOf(
      'content script, gzip',
      sizes.map(({ gzip }) => gzip),
      bytes,
      atMost(BUDGET.gzip),
    ),
  ];
}
