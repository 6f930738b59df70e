import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const BUDGET = 8000;

test('the console page pays for no more than 8,000 bytes, compressed', () => {
  const script = readFileSync('.output/chrome-mv3/content-scripts/humanitec.js');
  expect(gzipSync(script).length).toBeLessThanOrEqual(BUDGET);
});
