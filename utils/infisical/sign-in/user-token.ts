import { fail } from '../../failure';
import { inTurn } from '../../in-turn';
import { keepAlive } from '../../keep-alive';
import { lastingFetch } from '../../lasting-fetch';
import { Secret } from '../../secret';
import { singleFlight } from '../../single-flight';
import { claimsOf } from '../claims';
import { InfisicalError, isRefusal } from '../errors';
import { callInfisical } from '../request';
import { BrowserSessionAnswer } from '../schemas';
import { type WebSession, webSessionsItem } from '../storage';
import { usableUntil } from './token-life';

/** How long a cookie still counts after an exchange has replaced it (docs/facts/infisical-api.md, section 2.2). */
const GRACE_MS = 30_000;
/** After this nobody waits for an exchange any more. It goes on all the same: ended by us, it could end the session. */
const PATIENCE_MS = 30_000;

/** A user's bearer token, and whether the cookie was exchanged for it just now. */
export interface UserToken {
  bearer: Secret;
  /** The organization, or the sub-organization, that is chosen in the web app; absent where none is. */
  organizationId: string | undefined;
  isNew: boolean;
}

const oneAtATime = singleFlight<UserToken>();
const turn = inTurn();

/**
 * The bearer token of the session that the user has in the Infisical web app. Newer servers replace the session's cookie
 * at each exchange and take a later use of the old one for theft (docs/facts/infisical-api.md, section 2.2): so it is
 * exchanged rarely, once at a time, and never given up half-way. The token is kept in session memory until shortly before
 * it expires.
 *
 * @param lookAgain exchange in any case: the web app's organization, or the user, may be another by now
 * @throws `infisicalSignedOut` when nobody is signed in there, `infisicalSessionLost` when that came of a lost answer,
 *   `infisicalExchangeLost` when an answer was lost just now, `infisicalTimeout` when it has not come yet
 */
export async function userToken(siteUrl: string, lookAgain = false): Promise<UserToken> {
  const known = lookAgain ? undefined : await keptUserToken(siteUrl);
  if (known) return known;
  return patiently(
    oneAtATime(siteUrl, () => keepAlive(() => exchange(siteUrl))),
    siteUrl,
  );
}

/** The token of an earlier exchange, where there is one that has not ended. Asks nothing. */
export async function keptUserToken(siteUrl: string): Promise<UserToken | undefined> {
  const known = (await webSessionsItem.get())[siteUrl];
  const isUsable = known?.state === 'known' && (known.until ?? Number.POSITIVE_INFINITY) > Date.now();
  if (!isUsable) return undefined;
  return { bearer: new Secret(known.token), organizationId: known.organizationId, isNew: false };
}

/** Forgets a token that is not accepted or not needed any more. The session in the web app stays. */
export async function dropUserToken(siteUrl: string): Promise<void> {
  await note(siteUrl, undefined);
}

/**
 * Repeats the exchanges that ended with an earlier background, while the cookie that they were made with still counts. Call
 * it in the first turn of the background.
 */
export async function resumeExchanges(): Promise<void> {
  for (const [siteUrl, session] of Object.entries(await webSessionsItem.get())) {
    if (session.state !== 'unanswered' || Date.now() - session.since > GRACE_MS) continue;
    // Whoever needs it asks again, and is told then.
    await userToken(siteUrl).catch(() => undefined);
  }
}

async function exchange(siteUrl: string): Promise<UserToken> {
  const before = (await webSessionsItem.get())[siteUrl];
  const lost = before?.state === 'unanswered' ? before : undefined;
  let wasLost = lost !== undefined;
  await note(siteUrl, lost ?? { state: 'unanswered', since: Date.now() });
  try {
    const answer = await sendCookie(siteUrl).catch((error) => {
      if (!isLost(error)) throw error;
      wasLost = true;
      return sendCookie(siteUrl);
    });
    const bearer = new Secret(answer.token);
    const claims = claimsOf(bearer);
    const organizationId =
      answer.subOrganizationId ??
      claims.subOrganizationId ??
      answer.organizationId ??
      claims.organizationId ??
      undefined;
    // Without an organization it is good for nothing but to be asked for again.
    const session = {
      state: 'known' as const,
      token: answer.token,
      until: usableUntil(bearer),
      organizationId,
      wasLost,
    };
    await note(siteUrl, organizationId === undefined ? undefined : session);
    return { bearer, organizationId, isNew: true };
  } catch (error) {
    if (isLost(error)) throw fail('infisicalExchangeLost', [siteUrl]);
    await note(siteUrl, undefined);
    if (!isNoSession(error)) throw error;
    const isOurs = wasLost || (before?.state === 'known' && before.wasLost);
    throw fail(isOurs ? 'infisicalSessionLost' : 'infisicalSignedOut', [siteUrl]);
  }
}

function sendCookie(siteUrl: string) {
  return callInfisical({
    site: { siteUrl, method: 'browser-session' },
    method: 'POST',
    path: '/api/v1/auth/token',
    credentials: 'include',
    schema: BrowserSessionAnswer,
    timeoutMs: null,
    fetch: lastingFetch,
  });
}

/** An answer may have been under way when the connection broke, also the one behind a proxy. */
function isLost(error: unknown): boolean {
  if (!(error instanceof InfisicalError)) return false;
  const { problem } = error;
  return (
    problem.kind === 'network' || (problem.kind === 'status' && [408, 502, 503, 504].includes(problem.status))
  );
}

/** Refusals of the exchange that signing in again would not change. */
const OTHER_REASONS = [
  'infisicalAccountLocked',
  'infisicalAddressRefused',
  'infisicalNotAMember',
  'infisicalMembershipInactive',
  'infisicalNoOrganization',
  'infisicalNoConnector',
  'infisicalNotJson',
] as const;

/** How a missing or expired cookie is refused is not documented: any refusal without another reason. */
function isNoSession(error: unknown): boolean {
  if (isRefusal(error, ...OTHER_REASONS)) return false;
  return error instanceof InfisicalError && [400, 401, 403, 404].includes(error.status ?? 0);
}

async function patiently<T>(answer: Promise<T>, siteUrl: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(fail('infisicalTimeout', [siteUrl])), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function note(siteUrl: string, session: WebSession | undefined): Promise<void> {
  return turn(async () => {
    const { [siteUrl]: _, ...others } = await webSessionsItem.get();
    await webSessionsItem.set(session ? { ...others, [siteUrl]: session } : others);
  });
}
