import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Where a build has its content script. */
export const CONTENT_SCRIPT = 'content-scripts/humanitec.js';

/** Bytes of a content script: as it travels, and as it is parsed. */
interface Size {
  gzip: number;
  raw: number;
}

/** What every console page may have to pay. */
export const BUDGET: Size = { gzip: 8_000, raw: 20_000 };

/** The size of the content script of the build in a directory. */
export function sizeIn(dir: string): Size {
  const script = readFileSync(join(dir, CONTENT_SCRIPT));
  return { gzip: gzipSync(script, { level: 9 }).length, raw: script.length };
}
