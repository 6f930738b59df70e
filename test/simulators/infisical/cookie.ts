import { getCookie, setCookie } from 'hono/cookie';
import { notFound, unauthorized } from './errors';
import { decide } from './exercised';
import type { Ctx, Instance } from './instance';
import { type ClaimsOf, issueUserToken, verifyToken } from './tokens';
import type { Session } from './types';

/** How long the cookie before is answered, in milliseconds (docs/facts/infisical-api.md, 2.2). */
const GRACE = 30_000;

/** What the `jid` cookie claims; its session may be gone. */
export async function claimsOfCookie(instance: Instance, c: Ctx): Promise<ClaimsOf<'refreshToken'>> {
  const jid = getCookie(c, 'jid');
  if (!jid) throw notFound('Failed to find refresh token', 'AuthTokenNotFound');
  const claims = await verifyToken(instance, jid);
  if (claims.authTokenType !== 'refreshToken') {
    throw unauthorized('The token provided is not a refresh token', 'InvalidToken');
  }
  return claims;
}

/** The session that a cookie names. */
export function sessionOfCookie(
  { state }: Instance,
  { tokenVersionId }: ClaimsOf<'refreshToken'>,
): Session | undefined {
  return state.sessions.find(({ id }) => id === tokenVersionId);
}

/** Where a cookie of this generation stands: the one last given, the one before while it is answered, or neither. */
export function standing(
  { options }: Instance,
  { refreshVersion, graceEndsAt }: Session,
  generation: number,
): 'current' | 'previous' | 'stale' {
  if (generation === refreshVersion) return 'current';
  return generation === refreshVersion - 1 && options.now() < graceEndsAt ? 'previous' : 'stale';
}

/** Where cookies rotate: the ones given out so far become the generation before. */
export function rotate({ options }: Instance, session: Session): void {
  session.refreshVersion += 1;
  session.graceEndsAt = options.now() + GRACE;
}

/** Puts the session, with the organization chosen, into the browser's `jid`. */
export async function giveCookie(
  instance: Instance,
  c: Ctx,
  session: Session,
  orgId: string | undefined,
): Promise<string> {
  const jid = await issueUserToken(instance, session, { type: 'refreshToken', orgId });
  writeJid(instance, c, jid);
  return jid;
}

/** A cookie of a new generation, as signing in or choosing an organization gives one. */
export async function giveFreshCookie(
  instance: Instance,
  c: Ctx,
  session: Session,
  orgId: string | undefined,
): Promise<void> {
  if (decide(instance.options, 'cookieRotation')) rotate(instance, session);
  await giveCookie(instance, c, session, orgId);
}

export function clearCookie(instance: Instance, c: Ctx): void {
  writeJid(instance, c, '');
}

function writeJid({ origin }: Instance, c: Ctx, value: string): void {
  setCookie(c, 'jid', value, {
    httpOnly: true,
    path: '/',
    sameSite: 'Strict',
    secure: origin.startsWith('https:'),
    ...(value === '' ? { maxAge: 0 } : {}),
  });
}
