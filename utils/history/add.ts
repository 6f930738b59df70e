import { historyItem } from './storage';
import type { HistoryEntry } from './types';

const MAX_ENTRIES = 500;

/** A history with one more push; the same one where it has that already. */
export function withEntry(history: HistoryEntry[], entry: HistoryEntry): HistoryEntry[] {
  if (history.some(({ id }) => id === entry.id)) return history;
  return [entry, ...history].slice(0, MAX_ENTRIES);
}

/** Brings entries that were cleared back among those made since. */
export async function restoreHistory(cleared: readonly HistoryEntry[]): Promise<void> {
  const history = await historyItem.get();
  const missing = cleared.filter((entry) => history.every(({ id }) => id !== entry.id));
  const all = [...history, ...missing].sort((one, other) => other.at - one.at);
  await historyItem.set(all.slice(0, MAX_ENTRIES));
}
