import { seenIn } from '../connections/seen';
import { showUnready } from '../destination/load';
import { SIGN_IN_PATIENCE_MS } from '../destination/patience';
import { isSuspicious, provenanceOf, provenanceSentence } from '../destination/provenance';
import { type Failure, type FailureCode, failureOf } from '../failure';
import { historyItem } from '../history/storage';
import { infisical } from '../infisical/client';
import { signIn } from '../infisical/sign-in';
import type { Profile } from '../infisical/types';
import { type Attempt, operationOf } from './attempt';
import { type Authorized, requireShownOrganization, requireShownProvenance } from './authorize';
import { commit } from './commit';
import type { Preparation } from './operations/operation';
import { afterPause, paceOf } from './pace';
import { fateOf, reconcile, uncertain } from './reconcile';
import { send } from './send';
import { showStep } from './show-step';
import type { Outcome } from './state';
import type { Push } from './types';
import { verify } from './verify';

/**
 * Carries out an authorized push, from signing in to the proof. What it is at is in session storage; what it comes to is
 * returned, and never thrown.
 */
export async function execute(authorized: Authorized, push: Push): Promise<Outcome> {
  let attempt: Attempt;
  try {
    const { preparation, ...prepared } = await afterPause(push, () => prepare(authorized, push));
    if (preparation.toConfirm.length > 0) return questionOf(preparation);
    attempt = prepared;
    await commit(attempt.intent, push);
  } catch (error) {
    return notSent(authorized.profile, failureOf(error));
  }

  const answer = await send(attempt, authorized, push);
  if ('error' in answer) {
    const fate = fateOf(answer.error);
    const failure = failureOf(answer.error);
    return fate === 'refused'
      ? notSent(authorized.profile, failure)
      : reconcile(answer.attempt, push, fate, failure);
  }
  try {
    return await verify(answer.attempt, push, answer.written);
  } catch (error) {
    // It is stored, whatever went wrong here since: only a look-up may say what became of it.
    return uncertain(answer.attempt.intent, failureOf(error));
  }
}

/** Signs in, makes sure that the token goes where the user was told, and reads what has to be known before. */
async function prepare(authorized: Authorized, push: Push): Promise<Attempt & { preparation: Preparation }> {
  const { profile, request, preflight, facts } = authorized;
  const { site, bearer, account } = await signIn(profile);
  requireShownOrganization(account, request);
  const provenance = provenanceOf(profile, account, preflight, await historyItem.get());
  requireShownProvenance(provenance, request);
  await showStep(push, { name: 'checking' });
  const client = infisical(site, bearer);
  const operation = operationOf(request);
  const reservations = isSuspicious(provenance) ? [provenanceSentence(provenance)] : [];
  const preparation = await operation.prepare(client, authorized, reservations, paceOf(push));
  const { report, before, listing } = preparation;
  const intent = {
    id: push.id,
    request,
    profile,
    account,
    token: facts,
    sentAt: Date.now(),
    report: { ...report, warnings: [...push.accepted, ...report.warnings] },
    ...(before ? { before } : {}),
    ...(listing ? { seen: seenIn(listing.listed, listing.unlisted, Date.now()) } : {}),
  };
  return { client, operation, intent, preparation };
}

function questionOf({ toConfirm, report, listing }: Preparation): Outcome {
  const warnings = [...toConfirm, ...report.warnings];
  return { type: 'to-confirm', warnings, listing: listing ?? { listed: [], unlisted: 0 } };
}

const SIGNED_OUT: ReadonlySet<FailureCode> = new Set(['infisicalSignedOut', 'infisicalSessionLost']);

/** Nothing was changed. A browser session that is over only makes the push wait for the user to sign in. */
async function notSent(profile: Profile, failure: Failure): Promise<Outcome> {
  await showUnready(profile, failure);
  const isSignedOut = profile.signIn.method === 'browser-session' && SIGNED_OUT.has(failure.code);
  return isSignedOut
    ? { type: 'signed-out', failure, waitUntil: Date.now() + SIGN_IN_PATIENCE_MS }
    : { type: 'failed', failure };
}
