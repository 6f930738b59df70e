import { expect, test } from 'vitest';
import { historyCsv, historyJson } from '@/utils/history/export';
import type { HistoryEntry } from '@/utils/history/types';

const ENTRY: HistoryEntry = {
  id: '1',
  at: Date.UTC(2026, 10, 23, 9, 0, 0),
  kind: 'created',
  siteUrl: 'https://app.infisical.com',
  organizationId: 'org-1',
  projectId: null,
  connectionId: 'c-1',
  connectionName: 'humanitec-acme',
  humanitecOrganizations: ['acme', 'beta'],
  serviceUserName: '=HYPERLINK("https://evil.example")',
};

test('CSV quotes every cell and disarms formulas', () => {
  const [header, row, end] = historyCsv([ENTRY]).split('\r\n');
  // The mark at the beginning makes spreadsheets read umlauts as such.
  expect(header).toMatch(/^\uFEFFat,kind,siteUrl,/);
  expect(row).toContain('"2026-11-23T09:00:00.000Z","created","https://app.infisical.com"');
  expect(row).toContain('"acme beta"');
  expect(row).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  expect(end).toBe('');
});

test.each(['=', '+', '-', '@', '\t', '\r', '\n'])('CSV disarms a name that begins with %j', (first) => {
  const csv = historyCsv([{ ...ENTRY, connectionName: `${first}1+1` }]);
  expect(csv).toContain(`"'${first}1+1"`);
});

test('JSON reads back with times as ISO dates', () => {
  expect(JSON.parse(historyJson([ENTRY]))).toEqual([{ ...ENTRY, at: '2026-11-23T09:00:00.000Z' }]);
});
