import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

/** In bytes: what travels, and what is parsed on every console page. */
const BUDGET = { gzip: 8_000, raw: 20_000 };

test('the console page pays for no more than its budget, compressed and as it is parsed', () => {
  const script = readFileSync('.output/chrome-mv3/content-scripts/humanitec.js');
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(BUDGET.gzip);
  expect(script.length).toBeLessThanOrEqual(BUDGET.raw);
});
