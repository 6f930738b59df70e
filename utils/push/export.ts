import { HistoryEntry } from './types';

const COLUMNS = Object.keys(HistoryEntry.shape) as (keyof HistoryEntry)[];

/** The local history as JSON, an array of entries. */
export function historyJson(entries: readonly HistoryEntry[]): string {
  return `${JSON.stringify(entries.map(readable), null, 2)}\n`;
}

/** The local history as CSV (RFC 4180) with a heading; lists are separated by spaces. */
export function historyCsv(entries: readonly HistoryEntry[]): string {
  const rows = entries.map(readable).map((entry) => COLUMNS.map((column) => cell(entry[column])));
  return [COLUMNS, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

function readable(entry: HistoryEntry) {
  return { ...entry, at: new Date(entry.at).toISOString() };
}

/** Spreadsheets run cells that begin like a formula (OWASP, CSV Injection): those get an apostrophe. */
function cell(value: string | string[] | null | undefined): string {
  const text = Array.isArray(value) ? value.join(' ') : (value ?? '');
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
