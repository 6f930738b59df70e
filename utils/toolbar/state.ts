import type { Capture, Remnant } from '../capture/types';
import { isPressing } from '../connections/due';
import { hasProblem } from '../connections/health/problems';
import type { KnownConnection } from '../connections/types';
import type { Preflight } from '../preflight/types';
import { isPending } from '../push/state';
import type { Push } from '../push/types';

/** What the toolbar icon can say, the most urgent first: of those that are the case it says the first. */
export const TOOLBAR_STATES = ['problem', 'checking', 'waiting', 'unhealthy', 'expiring', 'idle'] as const;
export type ToolbarState = (typeof TOOLBAR_STATES)[number];

/** What is stored, as far as the toolbar tells of it. */
export interface ToolbarFacts {
  captures: readonly Capture[];
  /** Captures that were lost with session memory, which the user has not read yet. */
  lost: readonly Remnant[];
  preflight: Preflight | null;
  push: Push | null;
  connections: readonly KnownConnection[];
}

/** The one thing that the toolbar icon says at the given time (epoch milliseconds): what the popup would show first. */
export function toolbarState(
  { captures, lost, preflight, push, connections }: ToolbarFacts,
  now: number,
): ToolbarState {
  const inWork = captures[0]?.id;
  if (isLossCertain(lost, push) || (push && needsUser(push, inWork))) return 'problem';
  if (push?.state === 'running' || isChecked(preflight, inWork)) return 'checking';
  if (captures.length > 0) return 'waiting';
  if (countUnhealthy(connections, now) > 0) return 'unhealthy';
  return countPressing(connections, now) > 0 ? 'expiring' : 'idle';
}

/** How many connections had a problem when Infisical was asked last. */
export function countUnhealthy(connections: readonly KnownConnection[], now: number): number {
  return connections.filter((connection) => hasProblem(connection, now)).length;
}

/** How many connections have a token that has expired or will soon. */
export function countPressing(connections: readonly KnownConnection[], now: number): number {
  return connections.filter(({ expiry }) => isPressing(expiry, now)).length;
}

/** Whether the token of a push without an end has arrived is not known yet: it may turn out not to be lost. */
function isLossCertain(lost: readonly Remnant[], push: Push | null): boolean {
  const open = push && isPending(push) ? push.request.captureId : undefined;
  return lost.some(({ captureId }) => captureId !== open);
}

/** A push that is over concerns its own capture alone, but for one that was found out after its token was gone. */
function needsUser({ state, request, isResumed }: Push, inWork: string | undefined): boolean {
  switch (state) {
    case 'uncertain':
      return true;
    case 'failed':
      return isResumed || request.captureId === inWork;
    case 'needs-confirmation':
    case 'waiting-for-sign-in':
      return request.captureId === inWork;
    case 'running':
    case 'succeeded':
      return false;
  }
}

/** Checks that were running when their capture was taken away leave behind that they do. */
function isChecked(preflight: Preflight | null, inWork: string | undefined): boolean {
  return preflight?.state === 'running' && preflight.captureId === inWork;
}
