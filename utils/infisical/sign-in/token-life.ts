import type { Secret } from '../../secret';
import { claimsOf } from '../claims';

/** A token is not used in its last minute, or in the last tenth of a short life. */
const MARGIN_MS = 60_000;

/**
 * Epoch milliseconds up to which a token is used, by its own claim or else by the answer that it came with; null for a
 * token without an end.
 *
 * @param expiresIn seconds; 0 or absent says nothing
 */
export function usableUntil(token: Secret, expiresIn = 0): number | null {
  const now = Date.now();
  const { exp } = claimsOf(token);
  const end = exp !== undefined ? exp * 1000 : expiresIn > 0 ? now + expiresIn * 1000 : null;
  return end === null ? null : end - Math.min(MARGIN_MS, (end - now) / 10);
}
