import { expect, test } from '@playwright/test';
import { BUDGET, sizeIn } from '../../support/content-script';
import { EXTENSION_DIR } from '../../support/extension';

test('the console page pays for no more than its budget, compressed and as it is parsed', () => {
  const { gzip, raw } = sizeIn(EXTENSION_DIR);
  expect(gzip).toBeLessThanOrEqual(BUDGET.gzip);
  expect(raw).toBeLessThanOrEqual(BUDGET.raw);
});
