import type { Push } from './types';

/** Whether a push has no certain end yet: it is told wherever the user is, and no other one starts until it has. */
export function isOpen({ state }: Push): boolean {
  return state === 'running' || state === 'uncertain';
}

/** Whether a push waits for the user to sign in: nothing was sent, and it goes on by itself until its time is over. */
export function isWaiting({ state }: Push): boolean {
  return state === 'waiting-for-sign-in';
}

/** Whether a push is not over: its token and all that is known of it are still needed. */
export function isUnfinished(push: Push): boolean {
  return isOpen(push) || isWaiting(push);
}
