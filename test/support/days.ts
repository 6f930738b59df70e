const DAY = 86_400_000;

/** A day some days from now, as a date field has it. */
export function dayIn(days: number): string {
  const date = new Date(Date.now() + days * DAY);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
