import type { Push } from './types';

/** Whether a push has no certain end yet: it is told wherever the user is, and no other one starts until it has. */
export function isOpen({ state }: Push): boolean {
  return state === 'running' || state === 'uncertain';
}
