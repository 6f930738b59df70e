import { expect, test } from 'vitest';
import { expiringTokens } from '@/utils/history/expiring';
import type { HistoryEntry } from '@/utils/history/types';
import { entry } from './entries';

const NOW = Date.parse('2026-05-01T12:00:00Z');
const SOON = '2026-05-08T12:00:00Z';
const LATER = '2027-05-01T12:00:00Z';

const connection = (connectionId: string, tokenExpiresAt?: string, siteUrl = 'https://app.infisical.com') =>
  entry({ connectionId, siteUrl, ...(tokenExpiresAt === undefined ? {} : { tokenExpiresAt }) });

test.each<[what: string, latestFirst: HistoryEntry[], connections: string[]]>([
  ['two connections', [connection('a', SOON), connection('b', SOON)], ['a', 'b']],
  ['a token that was replaced by one that lasts', [connection('a', LATER), connection('a', SOON)], []],
  ['a token that was replaced by one without a known end', [connection('a'), connection('a', SOON)], []],
  ['a token that replaced one', [connection('a', SOON), connection('a', LATER)], ['a']],
  ['both of one connection', [connection('a', SOON), connection('a', SOON)], ['a']],
  [
    'a connection of another Infisical with the same id',
    [connection('a', LATER, 'https://eu.infisical.com'), connection('a', SOON)],
    ['a'],
  ],
  ['a date that is none', [connection('a', 'soon')], []],
])('%s', (_, history, connections) => {
  expect(expiringTokens(history, NOW).map(({ connectionId }) => connectionId)).toEqual(connections);
});
