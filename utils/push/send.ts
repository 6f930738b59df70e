import { isRefusal } from '../infisical/errors';
import { requireHostPermission } from '../infisical/permission';
import type { StoredConnection } from '../infisical/schemas';
import { type Attempt, resumeAttempt } from './attempt';
import type { Authorized } from './authorize';
import { commit, withdraw } from './commit';
import { paceOf, pauseOf } from './pace';
import { requirePolicy } from './require-policy';
import { intentItem } from './storage';
import type { Push } from './types';

/** What a request was answered with, and the attempt that it was sent by. */
type Sent = { attempt: Attempt } & ({ written: StoredConnection } | { error: unknown });

/**
 * Sends what is committed. It is sent once more where Infisical has refused it before it did anything, and nothing but
 * a login or a pause is missing.
 */
export async function send(first: Attempt, authorized: Authorized, push: Push): Promise<Sent> {
  const sent = await trySend(first, authorized);
  if ('written' in sent) return sent;
  const again = await renewed(first, sent.error, push).catch(() => undefined);
  // Without another try, the refusal says the most.
  return again ? trySend(again, authorized) : sent;
}

async function trySend(attempt: Attempt, authorized: Authorized): Promise<Sent> {
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
  if (isLoginOver(attempt, refusal)) return loggedIn(attempt);
  const seconds = pauseOf(refusal);
  return seconds === undefined ? undefined : paused(attempt, seconds, push);
}

/** A login may end between the look and the write (docs/facts/infisical-api.md, section 2). */
function isLoginOver({ intent }: Attempt, refusal: unknown): boolean {
  const isOver = isRefusal(refusal, 'infisicalTokenExpired', 'infisicalTokenRevoked', 'infisicalTokenUsedUp');
  return isOver && intent.profile.signIn.method === 'universal-auth';
}

async function loggedIn({ intent }: Attempt): Promise<Attempt> {
  const again = { ...intent, sentAt: Date.now() };
  const attempt = await resumeAttempt(again);
  await intentItem.set(again);
  return attempt;
}

async function paused(attempt: Attempt, seconds: number, push: Push): Promise<Attempt> {
  // Nothing is under way meanwhile, should this be the end of the background.
  await withdraw();
  await paceOf(push).wait(seconds);
  const intent = { ...attempt.intent, sentAt: Date.now() };
  await commit(intent, push);
  return { ...attempt, intent };
}
