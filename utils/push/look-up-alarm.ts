import { browser } from 'wxt/browser';
import { settledAt } from './lost-answer';
import type { Intent } from './types';

const ALARM = 'push-look-up';

/** Wakes the background when the fate of a push is certain, should nothing else have looked it up by then. */
export async function scheduleLookUp(intent: Intent): Promise<void> {
  await browser.alarms.create(ALARM, { when: settledAt(intent) });
}

/** Takes the alarm of {@link scheduleLookUp} back: the result is known. */
export async function cancelLookUp(): Promise<void> {
  await browser.alarms.clear(ALARM);
}

/** Whether an alarm is that of {@link scheduleLookUp}. */
export function isLookUpAlarm(name: string): boolean {
  return name === ALARM;
}
