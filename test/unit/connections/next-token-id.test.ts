import { expect, test } from 'vitest';
import { nextTokenId } from '@/utils/connections/next-token-id';

const DECEMBER = new Date(2026, 11, 24);

test.each<[known: (string | undefined)[], next: string]>([
  [[], 'infisical-2026-12'],
  [[undefined, 'infisical', 'ci', 'infisical-2026-11', 'infisical-2026-11-4'], 'infisical-2026-12'],
  [['infisical-2026-12'], 'infisical-2026-12-2'],
  // The first may still be there, although it was replaced.
  [['infisical-2026-12-2'], 'infisical-2026-12-3'],
  [['infisical-2026-12-9', 'infisical-2026-12', 'infisical-2026-12-10'], 'infisical-2026-12-11'],
  [['infisical-2026-12-old', 'infisical-2026-12-', 'infisical-2026-123'], 'infisical-2026-12'],
])('beside %j it is %s', (known, next) => {
  expect(nextTokenId(known, DECEMBER)).toBe(next);
});

test('the month is one of two digits', () => {
  expect(nextTokenId([], new Date(2027, 0, 1))).toBe('infisical-2027-01');
});
