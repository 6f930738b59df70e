import { historyItem } from './storage';
import type { HistoryEntry } from './types';

const MAX_ENTRIES = 500;

/** Adds a push to the history, once: it may be finished again after the worker was stopped. */
export async function addToHistory(entry: HistoryEntry): Promise<void> {
  const history = await historyItem.get();
  if (history.some(({ id }) => id === entry.id)) return;
  await historyItem.set([entry, ...history].slice(0, MAX_ENTRIES));
}
