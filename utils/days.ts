const DAY_MS = 86_400_000;

/** The moment some days after another; both in epoch milliseconds. */
export function daysAfter(start: number, days: number): number {
  return start + days * DAY_MS;
}

/** Whole days until a moment, epoch milliseconds; 0 once it is past. */
export function daysUntil(end: number, now: number): number {
  return Math.max(0, Math.floor((end - now) / DAY_MS));
}

/** How many days of the user's calendar a moment is away, both in epoch milliseconds: 0 is today, -1 was yesterday. */
export function calendarDaysUntil(end: number, now: number): number {
  return Math.round((dayOf(end) - dayOf(now)) / DAY_MS);
}

/** The day of the user's calendar that a moment falls on, as date fields have it: `2026-12-31`. */
export function dayText(date: Date): string {
  const digits = [date.getMonth() + 1, date.getDate()].map((number) => String(number).padStart(2, '0'));
  return [String(date.getFullYear()).padStart(4, '0'), ...digits].join('-');
}

/** The last moment of a day of the user's calendar (`2026-12-31`), in epoch milliseconds; undefined for anything else. */
export function endOfDay(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const end = new Date(Number(year), Number(month) - 1, Number(day), 23, 59, 59, 999);
  return end.getDate() === Number(day) ? end.getTime() : undefined;
}

/** The day of the user's calendar that a moment falls on, as the beginning of that day in UTC: those are 24 hours apart. */
function dayOf(moment: number): number {
  const date = new Date(moment);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
