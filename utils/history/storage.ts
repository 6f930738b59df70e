import { defineItem, listOf } from '../storage';
import { HistoryEntry } from './types';

/** What was pushed from this browser, the latest first. On disk; no secret. */
export const historyItem = defineItem<HistoryEntry[]>('local:history', listOf(HistoryEntry), [], {
  version: 1,
});
