import type { AppAccess, Preflight } from '../preflight/types';
import type { GrantIn } from './types';

/**
 * What the checks since then say of a role that was given: they are at work, the token has it, it does not have it so far, or
 * there was no answer that would tell.
 */
export type ReadBack = 'open' | 'seen' | 'unseen' | 'unknown';

/** Whether the token has the role, by the checks that were made after the request. */
export function readBackOf(
  { at, isReading }: GrantIn<'given' | 'uncertain'>,
  { state, checkedAt, failure }: Pick<Preflight, 'state' | 'checkedAt' | 'failure'>,
  { role, source }: Pick<AppAccess, 'role' | 'source'>,
): ReadBack {
  if (isReading || state === 'running') return 'open';
  if (failure || checkedAt < at || source === 'unknown') return 'unknown';
  return role === 'developer' && source === 'app' ? 'seen' : 'unseen';
}
