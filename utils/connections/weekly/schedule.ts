import { daysAfter } from '../../days';
import type { FailureCode } from '../../failure';
import { PASSING } from '../../infisical/errors';
import type { KnownConnection } from '../types';

/*
 * When a known connection is to be checked without anybody asking for it, by what is stored of it: so nothing is missed and
 * nothing done twice, wherever an alarm, a browser or a clock goes. All of it is pure; times are epoch milliseconds.
 */

const WEEK_DAYS = 7;
/** What may have passed by itself is looked at again on the next day; sooner with the next start of the browser. */
const AGAIN_DAYS = 1;
/** A clock that is set back by less was about right when something was noted. */
const TOLERANCE_DAYS = 1;

/** Another moment may do. An exchange is also lost where nothing could be reached. */
const PASSES: ReadonlySet<FailureCode> = new Set([...PASSING, 'infisicalExchangeLost']);

/** What of a connection its next check goes by. */
type Dated = Pick<KnownConnection, 'pushedAt' | 'health' | 'unchecked'>;

/**
 * When a connection is to be checked: a week after its token was sent, or it was checked, or could not be. What a clock that was
 * further ahead has noted counts for nothing.
 *
 * @param startedAt when this browser was started
 */
export function dueAt({ pushedAt, health, unchecked }: Dated, now: number, startedAt: number): number {
  const latest = daysAfter(now, TOLERANCE_DAYS);
  const noted = [pushedAt, health?.checkedAt, unchecked?.at].flatMap((at) => at ?? []);
  const last = Math.max(...noted.filter((at) => at <= latest));
  if (last === Number.NEGATIVE_INFINITY) return now;
  if (unchecked?.at !== last || !PASSES.has(unchecked.failure.code)) return daysAfter(last, WEEK_DAYS);
  return last < startedAt ? now : daysAfter(last, AGAIN_DAYS);
}
