import { expect, test } from 'vitest';
import { type FoundWarning, type KnownWarning, unexpected } from '../../packages/warnings';

const KNOWN: KnownWarning[] = [
  { code: 'UNSAFE', file: 'chunks/shared.js', after: 'property', places: 2, why: 'not ours' },
];

const found = (given: Partial<FoundWarning> = {}): FoundWarning => ({
  code: 'UNSAFE',
  message: 'Unsafe',
  file: 'chunks/shared-CgGS-lZ9.js',
  before: 'case`property`:',
  ...given,
});

test('what is explained, at as many places, is fine', () => {
  expect(unexpected([found(), found()], KNOWN)).toEqual([]);
});

test.each<Partial<FoundWarning>>([{ code: 'OTHER' }, { file: 'background.js' }, { before: 'e.innerHTML' }])(
  'a warning that is not explained fails: %o',
  (given) => {
    expect(unexpected([found(), found(), found(given)], KNOWN)).toHaveLength(1);
  },
);

test.each([1, 3])('so does one that is there at %i places instead of two', (places) => {
  expect(
    unexpected(
      Array.from({ length: places }, () => found()),
      KNOWN,
    ),
  ).toHaveLength(1);
});
