import type { Failure } from '../failure';
import type { Sentence } from '../sentence';
import type { Intent, Proof, Push, PushIn, PushRequest, Step } from './types';

/** What ends the run of a push, for good or until something happens. */
export type Outcome =
  | { type: 'signed-out'; failure: Failure; waitUntil: number }
  | { type: 'to-confirm'; warnings: Sentence[]; listing: Listing }
  | { type: 'succeeded'; proof: Proof }
  | { type: 'failed'; failure: Failure }
  | { type: 'uncertain'; obstacle?: Failure; lookUntil?: number };

export type PushEvent = { type: 'step'; step: Step } | Outcome;

/** What is known of the syncs that use a connection. */
export type Listing = Pick<PushIn<'needs-confirmation'>, 'listed' | 'unlisted'>;

/** A push that begins. Times are epoch milliseconds. */
export function newPush(request: PushRequest, accepted: Sentence[], startedAt: number): PushIn<'running'> {
  const id = crypto.randomUUID();
  return {
    id,
    request,
    accepted,
    isResumed: false,
    startedAt,
    state: 'running',
    step: { name: 'signing-in' },
  };
}

/** A push that is taken up again: after a browser restart its own record is gone, and the intent has all it needs. */
export function resumedPush({ id, request, sentAt }: Intent): PushIn<'running'> {
  return {
    id,
    request,
    accepted: [],
    isResumed: true,
    startedAt: sentAt,
    state: 'running',
    step: { name: 'looking-up' },
  };
}

/** What becomes of a push by what happens to it, at the given time. */
export function transition(push: Push, event: PushEvent, at: number): Push {
  const { id, request, accepted, isResumed, startedAt } = push;
  const same = { id, request, accepted, isResumed, startedAt };
  switch (event.type) {
    case 'step':
      return { ...same, state: 'running', step: event.step };
    case 'signed-out':
      return {
        ...same,
        state: 'waiting-for-sign-in',
        failure: event.failure,
        waitUntil: event.waitUntil,
      };
    case 'to-confirm':
      return { ...same, state: 'needs-confirmation', warnings: event.warnings, ...event.listing };
    case 'succeeded':
      return { ...same, state: 'succeeded', proof: event.proof, endedAt: at };
    case 'failed':
      return { ...same, state: 'failed', failure: event.failure };
    case 'uncertain': {
      const { type: _, ...known } = event;
      return { ...same, state: 'uncertain', ...known };
    }
  }
}

/** Whether nobody knows the end of a push yet: it is told wherever the user is, and no other one starts until it has one. */
export function isPending(push: Push): push is PushIn<'running' | 'uncertain'> {
  return push.state === 'running' || push.state === 'uncertain';
}

/** Whether a push waits for the user to sign in: nothing was sent, and it goes on by itself until its time is over. */
export function isWaiting(push: Push): push is PushIn<'waiting-for-sign-in'> {
  return push.state === 'waiting-for-sign-in';
}

/** Whether a push is not over: its token and all that is known of it are still needed. */
export function isUnfinished(push: Push): boolean {
  return isPending(push) || isWaiting(push);
}

/** Whether a push has come to its end. */
export function isOver({ state }: Push): boolean {
  return state === 'failed' || state === 'succeeded';
}

/** Whether a push needs telling although its token is gone: its result is open, or was found out only afterwards. */
export function isWorthTelling(push: Push): boolean {
  return isPending(push) || (push.isResumed && isOver(push));
}
