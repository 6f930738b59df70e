import { daysAfter } from '../days';
import type { HistoryEntry } from './types';

/** How many days before its end a token is worth replacing. */
export const DAYS_AHEAD = 14;

/**
 * The pushes, of a history with the latest first, whose token is the last that its connection was given from this browser,
 * and has expired or will soon. Time is in epoch milliseconds.
 */
export function expiringTokens(history: readonly HistoryEntry[], now: number): HistoryEntry[] {
  const replaced = new Set<string>();
  return history.filter(({ siteUrl, connectionId, tokenExpiresAt }) => {
    const connection = `${siteUrl} ${connectionId}`;
    if (replaced.has(connection)) return false;
    replaced.add(connection);
    return tokenExpiresAt !== undefined && Date.parse(tokenExpiresAt) <= daysAfter(now, DAYS_AHEAD);
  });
}
