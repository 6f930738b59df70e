import { browser } from 'wxt/browser';
import { settledAt } from './lost-answer';
import type { Intent, Push } from './types';

const ALARM = 'push-look-up';

/** Wakes the background when the fate of a push is certain, should nothing else have looked it up by then. */
export async function scheduleLookUp(intent: Intent): Promise<void> {
  await browser.alarms.create(ALARM, { when: settledAt(intent) });
}

/** Wakes the background when a push has waited long enough for the user to sign in. */
export async function scheduleEnd({ waitUntil }: Push): Promise<void> {
  if (waitUntil !== undefined) await browser.alarms.create(ALARM, { when: waitUntil });
}

/** Takes the alarm back: the result is known. */
export async function cancelLookUp(): Promise<void> {
  await browser.alarms.clear(ALARM);
}

/** Whether an alarm says that a push is to be looked up, or has waited long enough. */
export function isLookUpAlarm(name: string): boolean {
  return name === ALARM;
}
