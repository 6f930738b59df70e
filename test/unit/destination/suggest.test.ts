import { describe, expect, test } from 'vitest';
import { withSuggestions } from '@/utils/destination/suggest';
import type { ReadyDestination } from '@/utils/destination/types';
import type { HistoryEntry } from '@/utils/history/types';
import { isConnectionName } from '@/utils/infisical/names';
import type { Preflight } from '@/utils/preflight/types';
import { profile, US } from '../infisical/world';

const NOW = new Date('2026-11-23T09:00:00Z');

const DESTINATION: ReadyDestination = {
  profile: profile({ method: 'browser-session' }),
  state: 'ready',
  account: { kind: 'user', name: 'robin@platform.example' },
  projects: [],
  connections: [],
  suggestedScope: { level: 'organization' },
  suggestedName: '',
  suggestedDescription: '',
  notes: [],
};

const PREFLIGHT: Preflight = {
  captureId: 'capture',
  state: 'done',
  serviceUser: { id: 's-1b2c', name: 'infisical-sync', type: 'service' },
  listsOrganizations: true,
  organizations: [{ id: 'acme', name: 'Acme', role: 'member' }],
  checks: [],
  apps: [],
  isPartial: false,
  proposed: [],
  chosen: [
    { org: 'acme', app: 'shop' },
    { org: 'acme', app: 'checkout' },
  ],
  verdict: 'pass',
  summary: { key: 'failure.unexpected.what', params: [] },
  changes: [],
  checkedAt: 0,
};

const connection = (id: string, name: string) => ({
  id,
  name,
  orgId: 'o',
  projectId: null,
  projectName: null,
});
const pushedBefore = (connectionId: string, given: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: connectionId,
  at: 1,
  kind: 'created',
  siteUrl: US,
  organizationId: 'o',
  projectId: null,
  connectionId,
  connectionName: connectionId,
  humanitecOrganizations: ['acme'],
  serviceUserId: 's-1b2c',
  ...given,
});

describe('what is suggested', () => {
  test('names service user, organization, apps, who and when', () => {
    expect(withSuggestions(DESTINATION, PREFLIGHT, [], NOW)).toMatchObject({
      suggestedName: 'humanitec-acme-infisical-sync',
      suggestedDescription:
        'Humanitec service user infisical-sync (s-1b2c); apps: acme/shop, acme/checkout; by robin@platform.example; 2026-11-23',
    });
  });

  test('is valid before anything is known', () => {
    const { suggestedName, suggestedDescription } = withSuggestions(DESTINATION, null, [], NOW);
    expect(isConnectionName(suggestedName)).toBe(true);
    expect(suggestedDescription).toBe('Humanitec; by robin@platform.example; 2026-11-23');
  });

  test('is a name that no listed connection has', () => {
    const connections = [
      connection('1', 'humanitec-acme-infisical-sync'),
      connection('2', 'humanitec-acme-infisical-sync-2'),
    ];
    expect(withSuggestions({ ...DESTINATION, connections }, PREFLIGHT, [], NOW).suggestedName).toBe(
      'humanitec-acme-infisical-sync-3',
    );
  });

  test('fits into a description, however many apps there are', () => {
    const chosen = Array.from({ length: 300 }, (_, index) => ({ org: 'acme', app: `app-number-${index}` }));
    const { suggestedDescription } = withSuggestions(DESTINATION, { ...PREFLIGHT, chosen }, [], NOW);
    expect(suggestedDescription.length).toBeLessThanOrEqual(255);
    expect(suggestedDescription).toMatch(
      /acme\/app-number-0, .*, \d+ more; by robin@platform.example; 2026-11-23$/,
    );
  });
});

describe('the connection to update', () => {
  const connections = [connection('one', 'one'), connection('two', 'two')];
  const known = (history: HistoryEntry[], preflight: Preflight | null = PREFLIGHT) =>
    withSuggestions({ ...DESTINATION, connections }, preflight, history, NOW).known;

  test.each<[string, HistoryEntry[], ReadyDestination['known']]>([
    [
      'is the latest of the service user',
      [pushedBefore('one'), pushedBefore('two', { at: 2 })],
      { connectionId: 'two', by: 'service-user' },
    ],
    [
      'is that of the service user before a later one of its organization',
      [pushedBefore('one'), pushedBefore('two', { at: 2, serviceUserId: 's-other' })],
      { connectionId: 'one', by: 'service-user' },
    ],
    [
      'is one of its organization, and told as such',
      [pushedBefore('two', { serviceUserId: 's-other' })],
      { connectionId: 'two', by: 'organization' },
    ],
    [
      'is none of another organization',
      [pushedBefore('two', { serviceUserId: 'x', humanitecOrganizations: ['x'] })],
      undefined,
    ],
    ['is none that is gone', [pushedBefore('gone')], undefined],
    [
      'is none of another Infisical',
      [pushedBefore('one', { siteUrl: 'https://eu.infisical.com' })],
      undefined,
    ],
  ])('%s', (_, history, expected) => {
    expect(known(history)).toEqual(expected);
  });

  test('is not known before the checks', () => {
    expect(known([pushedBefore('one')], null)).toBeUndefined();
  });
});
