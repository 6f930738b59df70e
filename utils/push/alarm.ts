import { browser } from 'wxt/browser';
import { WRITE_TIMEOUT_MS } from '../infisical/request';
import type { Intent, PushIn } from './types';

const ALARM = 'push-look-up';
/** Beyond the longest that Infisical works on a write: for its database, and for clocks that are read twice. */
const MARGIN_MS = 10_000;

/**
 * The moment after which a request that is not carried out never will be, in epoch milliseconds
 * (docs/facts/infisical-api.md, section 6).
 */
export function settledAt({ sentAt }: Pick<Intent, 'sentAt'>): number {
  return sentAt + WRITE_TIMEOUT_MS + MARGIN_MS;
}

/** Wakes the background when the fate of a push is certain, should nothing else have looked it up by then. */
export async function scheduleLookUp(intent: Intent): Promise<void> {
  await browser.alarms.create(ALARM, { when: settledAt(intent) });
}

/** Wakes the background when a push has waited long enough for the user to sign in. */
export async function scheduleEnd({ waitUntil }: PushIn<'waiting-for-sign-in'>): Promise<void> {
  await browser.alarms.create(ALARM, { when: waitUntil });
}

/** Takes the alarm back: the result is known. */
export async function cancelAlarm(): Promise<void> {
  await browser.alarms.clear(ALARM);
}

/** Whether an alarm says that a push is to be looked up, or has waited long enough. */
export function isPushAlarm(name: string): boolean {
  return name === ALARM;
}
