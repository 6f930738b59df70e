import { daysAfter } from '../../days';
import { isSameSentence, type MessageKey, type Sentence } from '../../sentence';
import { LONG_PAST_DAYS } from '../due';
import { endOf } from '../expiry';
import type { Health, KnownConnection } from '../types';

/** So long a result says something of today. */
const FRESH_DAYS = 30;

/** What the end of a token comes to is told by the watch over that (`../due.ts`), which can be put off. */
const OF_THE_END: ReadonlySet<MessageKey> = new Set([
  'connections.health.expires',
  'connections.health.expired',
]);

/** Whether Infisical told of a problem when it was asked last, besides the end of the token, and that still counts. */
export function hasProblem({ health, expiry }: KnownConnection, now: number): boolean {
  if (!health || now >= daysAfter(health.checkedAt, FRESH_DAYS)) return false;
  const end = endOf(expiry);
  // Who has not rotated the token by then will not, and its syncs fail.
  if (end && now >= daysAfter(end.at, LONG_PAST_DAYS)) return false;
  return problemsIn(health, 'fail').length > 0;
}

/** Whether there is a problem that was not there at the look before. Without one before there is nothing to compare. */
export function isWorse(before: Health | undefined, now: Health): boolean {
  if (!before) return false;
  const known = problemsIn(before, 'fail', 'warn');
  return problemsIn(now, 'fail', 'warn').some(
    (problem) => !known.some((one) => isSameSentence(one, problem)),
  );
}

function problemsIn({ lines }: Health, ...verdicts: ('fail' | 'warn')[]): Sentence[] {
  return lines.flatMap(({ verdict, finding }) =>
    verdicts.some((one) => one === verdict) && !OF_THE_END.has(finding.key) ? finding : [],
  );
}
