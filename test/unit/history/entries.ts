import type { HistoryEntry } from '@/utils/history/types';

/** A line of the history. */
export const entry = (given: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: crypto.randomUUID(),
  at: 0,
  kind: 'created',
  siteUrl: 'https://app.infisical.com',
  organizationId: 'org-1',
  projectId: null,
  connectionId: 'c-1',
  connectionName: 'humanitec-acme',
  humanitecOrganizations: ['acme'],
  ...given,
});
