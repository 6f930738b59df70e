import { type Failure, FailureError } from '../../failure';
import { Secret } from '../../secret';
import { sha256 } from '../../sha256';
import { singleFlight } from '../../single-flight';
import { InfisicalError } from '../errors';
import { callInfisical } from '../request';
import { Ignored, LoginAnswer } from '../schemas';
import { loginItem } from '../storage';
import type { Site } from '../types';
import { usableUntil } from './token-life';

/** Everything that makes a login: with the same four, a cached token or a remembered refusal applies. */
export interface Login {
  site: Site;
  clientId: string;
  clientSecret: Secret;
  organizationSlug?: string | undefined;
}

/** Lock-out time that Infisical sets unless an administrator changes it (docs/facts/infisical-api.md, section 2.1). */
const LOCKOUT_MS = 300_000;

/** A bearer token, and whether a login was made for it just now. */
interface Obtained {
  token: Secret;
  isNew: boolean;
}

const oneAtATime = singleFlight<Obtained>();

/**
 * A bearer token for a machine identity. Logs in once and keeps the token in session memory until shortly before it
 * expires; callers at the same time share one login. A refused login is never repeated with the same secret, because
 * failures lock the client id for everybody who uses it.
 */
export function universalAuthToken(login: Login): Promise<Obtained> {
  return oneAtATime(identify(login), () => cachedOrNew(login));
}

/** Whether two logins send the same, so that they share token and refusal. */
export function isSameLogin(one: Login, other: Login | undefined): boolean {
  return other !== undefined && identify(one) === identify(other);
}

/** Forgets token and refusal of a login, and revokes the token. Revoking is best effort: it expires anyway. */
export async function revokeLogin(login: Login): Promise<void> {
  const item = loginItem(await fingerprint(login));
  const known = await item.get();
  await item.set(null);
  if (known?.state !== 'signed-in') return;
  const body = { accessToken: known.token };
  const path = '/api/v1/auth/token/revoke';
  await callInfisical({ site: login.site, method: 'POST', path, body, schema: Ignored }).catch(
    () => undefined,
  );
}

/** Forgets a token that Infisical no longer accepts, so that the next call logs in again. */
export async function dropToken(login: Login): Promise<void> {
  await loginItem(await fingerprint(login)).set(null);
}

/** The token of an earlier login, where there is one that has not ended. Asks nothing. */
export async function cachedToken(login: Login): Promise<Secret | undefined> {
  const known = await current(login);
  return known?.state === 'signed-in' ? new Secret(known.token) : undefined;
}

/** What is known of a login, as long as that holds. */
async function current(login: Login) {
  const known = await loginItem(await fingerprint(login)).get();
  return known && (known.until ?? Number.POSITIVE_INFINITY) > Date.now() ? known : undefined;
}

async function cachedOrNew(login: Login): Promise<Obtained> {
  const item = loginItem(await fingerprint(login));
  const known = await current(login);
  if (known?.state === 'refused') throw new FailureError(known.failure);
  if (known) return { token: new Secret(known.token), isNew: false };
  try {
    const { accessToken, expiresIn } = await logIn(login);
    const token = new Secret(accessToken);
    await item.set({ state: 'signed-in', token: accessToken, until: usableUntil(token, expiresIn) });
    return { token, isNew: true };
  } catch (error) {
    const refusal = lastingRefusal(error);
    if (!refusal) throw error;
    await item.set(refusal);
    throw new FailureError(refusal.failure);
  }
}

function logIn({ site, clientId, clientSecret, organizationSlug }: Login) {
  // Two names for one thing: newer and older servers (docs/facts/infisical-api.md, section 11).
  const organization = organizationSlug ? { organizationSlug, subOrganizationName: organizationSlug } : {};
  return callInfisical({
    site,
    method: 'POST',
    path: '/api/v1/auth/universal-auth/login',
    body: { clientId, clientSecret: clientSecret.reveal(), ...organization },
    schema: LoginAnswer,
  });
}

/**
 * A refusal that another try with the same secret cannot change, in whatever words: each one may count towards the
 * lock-out. What only Infisical's side ends, lock-out and missing membership, may be asked again after a while.
 */
function lastingRefusal(
  error: unknown,
): { state: 'refused'; failure: Failure; until: number | null } | undefined {
  if (!(error instanceof InfisicalError)) return undefined;
  const { code } = error.failure;
  if (error.status !== 401 && code !== 'infisicalLoginRefused') return undefined;
  if (code === 'infisicalNotJson') return undefined;
  const passes = code === 'infisicalLoginLocked' || code === 'infisicalSubOrganizationDenied';
  // A 401 without known words is explained as that of a token elsewhere; here no token was sent.
  const isUnknown = code === 'infisicalTokenRevoked';
  const failure: Failure = isUnknown ? { ...error.failure, code: 'infisicalLoginRefused' } : error.failure;
  return { state: 'refused', failure, until: passes ? Date.now() + LOCKOUT_MS : null };
}

function identify({ site, clientId, clientSecret, organizationSlug }: Login): string {
  return JSON.stringify([site.siteUrl, clientId, organizationSlug ?? '', clientSecret.reveal()]);
}

/** Names a login in storage without holding its secret. */
function fingerprint(login: Login): Promise<string> {
  return sha256(identify(login));
}
