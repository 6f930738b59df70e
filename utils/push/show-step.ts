import { transition } from './state';
import { pushItem } from './storage';
import type { Push, Step } from './types';

/** Shows what a push that runs is at. */
export function showStep(push: Push, step: Step): Promise<void> {
  return pushItem.set(transition(push, { type: 'step', step }, Date.now()));
}
