import type { HistoryEntry } from './types';

const COLUMNS = [
  'at',
  'kind',
  'siteUrl',
  'organizationId',
  'organizationName',
  'projectId',
  'connectionId',
  'connectionName',
  'humanitecOrganizations',
  'serviceUserId',
  'serviceUserName',
  'tokenId',
  'tokenExpiresAt',
] as const satisfies (keyof HistoryEntry)[];

/** The history as indented JSON, times as ISO dates. */
export function historyJson(entries: readonly HistoryEntry[]): string {
  return `${JSON.stringify(entries.map(readable), undefined, 2)}\n`;
}

/** Tells spreadsheets that the text is UTF-8. */
const BOM = '\uFEFF';

/** The history as CSV (RFC 4180), with a header row. */
export function historyCsv(entries: readonly HistoryEntry[]): string {
  const rows = entries.map((entry) => {
    const values = readable(entry);
    return COLUMNS.map((column) => csvCell(values[column]));
  });
  return BOM + [COLUMNS, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function readable(entry: HistoryEntry) {
  return { ...entry, at: new Date(entry.at).toISOString() };
}

/** A quoted cell. A leading apostrophe keeps spreadsheets from running names such as `=HYPERLINK(…)` as formulas. */
function csvCell(value: unknown): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
