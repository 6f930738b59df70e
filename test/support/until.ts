import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again, with a pause in between, until something is so. @returns whether it came to be, in time (milliseconds) */
export async function until(
  holds: () => Promise<boolean>,
  timeoutMs: number,
  pauseMs: number,
): Promise<boolean> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await pause(pauseMs))
    if (await holds()) return true;
  return false;
}
