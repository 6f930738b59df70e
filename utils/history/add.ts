import { historyItem } from './storage';
import type { HistoryEntry } from './types';

const MAX_ENTRIES = 500;

/** Adds a push to the history, once: it may be finished again after the worker was stopped. */
export async function addToHistory(entry: HistoryEntry): Promise<void> {
  const history = await historyItem.get();
  if (history.some(({ id }) => id === entry.id)) return;
  await historyItem.set([entry, ...history].slice(0, MAX_ENTRIES));
}

/** Brings entries that were cleared back among those made since. */
export async function restoreHistory(cleared: readonly HistoryEntry[]): Promise<void> {
  const history = await historyItem.get();
  const missing = cleared.filter((entry) => history.every(({ id }) => id !== entry.id));
  const all = [...history, ...missing].sort((one, other) => other.at - one.at);
  await historyItem.set(all.slice(0, MAX_ENTRIES));
}
