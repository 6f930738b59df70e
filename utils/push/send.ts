import { infisical } from '../infisical/client';
import { requireHostPermission } from '../infisical/permission';
import type { StoredConnection } from '../infisical/schemas';
import { signIn } from '../infisical/sign-in';
import { isSignInOver } from '../infisical/sign-in/over';
import type { Attempt } from './attempt';
import { type Authorized, requireShownOrganization } from './authorize';
import { commit, withdraw } from './commit';
import { paceOf, pauseOf } from './pace';
import { requirePolicy } from './require-policy';
import { intentItem } from './storage';
import type { Push } from './types';

/** What a request was answered with, and the attempt that it was sent by. */
type Answered = { attempt: Attempt } & ({ written: StoredConnection } | { error: unknown });
/** Refused before anything was done, and not sent once more: why. */
type Withheld = { withheld: unknown };

/**
 * Sends what is committed. It is sent once more where Infisical has refused it before it did anything, and nothing but
 * a login or a pause is missing.
 */
export async function send(first: Attempt, authorized: Authorized, push: Push): Promise<Answered | Withheld> {
  const sent = await trySend(first, authorized);
  if ('written' in sent) return sent;
  try {
    const again = await renewed(first, sent.error, push);
    return again ? await trySend(again, authorized) : sent;
  } catch (error) {
    // What has become of the sign-in says more than the refusal that it led to.
    return isSignInOver(sent.error) ? { withheld: error } : sent;
  }
}

async function trySend(attempt: Attempt, authorized: Authorized): Promise<Answered> {
  try {
    // A policy that has come since then counts.
    await requirePolicy(authorized, attempt.intent.before);
    // So does a host that was taken back, which would look like an answer that was lost.
    await requireHostPermission(attempt.intent.profile.siteUrl);
    return { attempt, written: await attempt.operation.send(attempt.client, authorized.token) };
  } catch (error) {
    return { attempt, error };
  }
}

/** The attempt with what was missing; undefined where it may not be sent again. */
async function renewed(attempt: Attempt, refusal: unknown, push: Push): Promise<Attempt | undefined> {
  if (isSignInOver(refusal)) return signedIn(attempt);
  const seconds = pauseOf(refusal);
  return seconds === undefined ? undefined : paused(attempt, seconds, push);
}

/**
 * A sign-in may have ended since it was looked at (docs/facts/infisical-api.md, section 2). The next one may be for another
 * organization than was shown.
 */
async function signedIn({ intent, operation }: Attempt): Promise<Attempt> {
  const { site, bearer, account } = await signIn(intent.profile);
  requireShownOrganization(account, intent.request);
  const again = { ...intent, sentAt: Date.now() };
  await intentItem.set(again);
  return { client: infisical(site, bearer), operation, intent: again };
}

async function paused(attempt: Attempt, seconds: number, push: Push): Promise<Attempt> {
  // Nothing is under way meanwhile, should this be the end of the background.
  await withdraw();
  await paceOf(push).wait(seconds);
  const intent = { ...attempt.intent, sentAt: Date.now() };
  await commit(intent, push);
  return { ...attempt, intent };
}
