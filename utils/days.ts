const DAY_MS = 86_400_000;

/** The moment some days after another; both in epoch milliseconds. */
export function daysAfter(start: number, days: number): number {
  return start + days * DAY_MS;
}

/** Whole days until a moment, epoch milliseconds; 0 once it is past. */
export function daysUntil(end: number, now: number): number {
  return Math.max(0, Math.floor((end - now) / DAY_MS));
}
