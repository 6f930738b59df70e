import { expect, test } from 'vitest';
import { matching, sorted } from '@/entrypoints/popup/arrange';
import type { AppAccess, Write } from '@/utils/preflight/types';

const app = (org: string, id: string, role: string | null, write: Write): AppAccess => ({
  org,
  app: id,
  name: id.toUpperCase(),
  role,
  source: role === null ? 'none' : 'app',
  write,
  environments: [],
});

const APPS = [
  app('acme', 'shop-10', 'developer', 'yes'),
  app('acme', 'shop-9', 'viewer', 'no'),
  app('beta', 'checkout', null, 'no'),
  app('beta', 'audit', null, 'unknown'),
];
const byApp = { column: 'app', descending: false } as const;
const ids = (apps: readonly AppAccess[]): string[] => apps.map((each) => each.app);

test('sorts numbers in names as people do', () => {
  expect(ids(sorted(APPS, byApp))).toEqual(['audit', 'checkout', 'shop-9', 'shop-10']);
  expect(ids(sorted(APPS, { ...byApp, descending: true }))).toEqual([
    'shop-10',
    'shop-9',
    'checkout',
    'audit',
  ]);
});

test.each([
  [' SHOP ', ['shop-9', 'shop-10']],
  ['beta', ['audit', 'checkout']],
  ['nothing', []],
])('finds %j in name, id and organization', (search, expected) => {
  expect(ids(matching(sorted(APPS, byApp), { search, write: 'all' }))).toEqual(expected);
});

test.each<[Write, string[]]>([
  ['yes', ['shop-10']],
  ['no', ['checkout', 'shop-9']],
  ['unknown', ['audit']],
])('filters by can write: %s', (write, expected) => {
  expect(ids(matching(sorted(APPS, byApp), { search: '', write }))).toEqual(expected);
});
