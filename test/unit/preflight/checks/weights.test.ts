import { expect, test } from 'vitest';
import { CHECKS } from '@/utils/preflight/checks';

test('only what stays unknown about kind, organization role and expiry does not count', () => {
  expect(Object.fromEntries(CHECKS.map(({ id, severity }) => [id, severity]))).toMatchObject({
    token: 'blocking',
    kind: 'advisory',
    organization: 'blocking',
    expiry: 'advisory',
    'organization-role': 'advisory',
    apps: 'blocking',
    'sync-reads': 'blocking',
  });
});
