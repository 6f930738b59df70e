import { describe, expect, test } from 'vitest';
import { connectionName, isConnectionName, NAME_MAX } from '@/utils/infisical/names';

describe('a connection name', () => {
  test.each([
    ['humanitec', true],
    ['humanitec-acme-2', true],
    ['a'.repeat(32), true],
    ['a'.repeat(33), false],
    ['', false],
    ['Humanitec', false],
    ['human_itec', false],
    ['human.itec', false],
    ['-humanitec', false],
    ['humanitec-', false],
    ['human--itec', false],
    ['humanitec\n', false],
  ])('%j is valid: %s', (name, valid) => {
    expect(isConnectionName(name)).toBe(valid);
  });

  test.each([
    [['Humanitec', 'acme', 'Infisical Sync'], 'humanitec-acme-infisical-sync'],
    [['Humanitec', 'acme', 'Zürich Café №1'], 'humanitec-acme-zurich-cafe-no1'],
    [['Humanitec', 'a-very-long-organization', 'and-a-long-user'], 'humanitec-a-very-long-organizati'],
    [['同期'], 'humanitec'],
    [[], 'humanitec'],
  ])('is suggested from %j: %s', (words, name) => {
    expect(connectionName(words, new Set())).toBe(name);
  });

  test('is valid and not taken, however many are', () => {
    const words = ['Humanitec', 'a-very-long-organization', 'Ünïcode  & -- signs'];
    const taken = new Set<string>();
    for (let number = 0; number < 200; number++) {
      const name = connectionName(words, taken);
      expect(isConnectionName(name)).toBe(true);
      expect(name.length).toBeLessThanOrEqual(NAME_MAX);
      expect(taken.has(name)).toBe(false);
      taken.add(name);
    }
  });
});
