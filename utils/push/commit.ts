import { cancelAlarm, scheduleLookUp } from './alarm';
import { showStep } from './show-step';
import { intentItem } from './storage';
import type { Intent, Push } from './types';

/** Writes to disk what is about to be sent. It stays there until the result is certain. */
export async function commit(intent: Intent, push: Push): Promise<void> {
  await intentItem.set(intent);
  await scheduleLookUp(intent);
  await showStep(push, { name: 'sending' });
}

/** Nothing is on its way any more: the result is certain, or was not even asked for. */
export async function withdraw(): Promise<void> {
  await intentItem.set(null);
  await cancelAlarm();
}
