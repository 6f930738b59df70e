import { endOfDay } from '../days';
import type { Expiry, Watched } from './types';

/** An end that has a date, with what was told of it. */
export interface End {
  /** Epoch milliseconds. */
  at: number;
  watched: Watched;
}

/** The end of a token; undefined for never, and where it is not known. */
export function endOf(expiry: Expiry): End | undefined {
  if (expiry.kind === 'never' || expiry.kind === 'unknown') return undefined;
  const at = expiry.kind === 'known' ? expiry.at : endOfDay(expiry.on);
  return at === undefined ? undefined : { at, watched: expiry };
}

/** The end as a push has noted it: an ISO date, null for never, undefined where it is not known. */
export function expiryFrom(noted: string | null | undefined): Expiry {
  if (noted === null) return { kind: 'never' };
  const at = noted === undefined ? Number.NaN : Date.parse(noted);
  return Number.isNaN(at) ? { kind: 'unknown' } : { kind: 'known', at, told: [] };
}

/** The same end with other facts about what was told of it. */
export function withWatched(expiry: Expiry, { told, snooze }: Watched): Expiry {
  if (expiry.kind === 'never' || expiry.kind === 'unknown') return expiry;
  const { snooze: _, ...same } = expiry;
  return { ...same, told, ...(snooze ? { snooze } : {}) };
}
