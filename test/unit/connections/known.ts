import type { KnownConnection, Watched } from '@/utils/connections/types';

/** A known connection. */
export const known = (given: Partial<KnownConnection> = {}): KnownConnection => ({
  siteUrl: 'https://app.infisical.com',
  connectionId: 'c-1',
  name: 'humanitec-acme',
  organizationId: 'org-1',
  projectId: null,
  humanitecOrganizations: ['acme'],
  expiry: { kind: 'unknown' },
  pushedAt: 0,
  ...given,
});

/** One whose token ends then, in epoch milliseconds. */
export const ends = (at: number, watched: Partial<Watched> = {}): KnownConnection =>
  known({ expiry: { kind: 'known', at, told: [], ...watched } });
