import { daysAfter, endOfDay } from '../days';

/**
 * What the console's form says about the end of a token: an ISO date, null for never, undefined for nothing that is
 * known. The text is the form's choice (docs/facts/humanitec-api.md, section 7, "Expiry choices") or the value of its
 * date field.
 *
 * @param hint comes from a web page, so the answer is a hint as well.
 * @param capturedAt when the token was made, near enough, in epoch milliseconds.
 */
export function expiryOf(hint: string | undefined, capturedAt: number): string | null | undefined {
  const text = hint?.trim() ?? '';
  if (/^no expiration$/i.test(text)) return null;
  const days = /^(\d{1,4}) days?$/i.exec(text)?.[1];
  if (days !== undefined) return new Date(daysAfter(capturedAt, Number(days))).toISOString();
  // Tokens end with the local day (docs/facts/humanitec-api.md, section 5, "Expiry time of day").
  const end = endOfDay(text);
  return end === undefined ? undefined : new Date(end).toISOString();
}
