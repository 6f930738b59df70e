import type { Preflight } from '../preflight/types';

/** Whether all checks of a capture are done and passed. */
export function hasPassed(preflight: Preflight | undefined): boolean {
  return preflight?.state === 'done' && preflight.verdict === 'pass';
}
