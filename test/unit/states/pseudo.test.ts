import { expect, test } from 'vitest';
import { pseudo } from '../../states/pseudo';

test('a text is longer, in brackets, and keeps what goes into it', () => {
  expect(pseudo('Apps: $1 of $2')).toBe('[Åppš: $1 ööf $2]');
  const text = 'The token is on its way to Infisical.';
  expect(pseudo(text).length / text.length).toBeGreaterThan(1.3);
});
