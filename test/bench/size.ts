import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Row } from './row';

const CONTENT_SCRIPT = '.output/chrome-mv3/content-scripts/humanitec.js';
const BUDGET = 4_000;

/** What every console page has to load. */
export async function sizeRows(): Promise<Row[]> {
  const bytes = gzipSync(readFileSync(CONTENT_SCRIPT), { level: 9 }).length;
  return [
    { what: 'content script, gzip', measured: `${bytes} B`, budget: `≤ ${BUDGET} B`, met: bytes <= BUDGET },
  ];
}
