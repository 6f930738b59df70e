import { expect, test } from '@playwright/test';
import { EXTENSION_DIR } from '../support/extension';
import { filesOf, PARTS, sizeOf } from '../support/sizes';

for (const part of PARTS) {
  test(`${part.what} is no larger than its budget, compressed and as it is parsed`, () => {
    expect(filesOf(part, EXTENSION_DIR)).not.toEqual([]);
    const { gzip, raw } = sizeOf(part, EXTENSION_DIR);
    console.log(`${part.what}: ${gzip} B gzip, ${raw} B raw; ${part.reason}`);
    expect(gzip).toBeLessThanOrEqual(part.budget.gzip);
    expect(raw).toBeLessThanOrEqual(part.budget.raw);
  });
}
