import { seenIn } from '../connections/seen';
import { showUnready } from '../destination/load';
import { SIGN_IN_PATIENCE_MS } from '../destination/patience';
import { isSuspicious, provenanceOf, provenanceSentence } from '../destination/provenance';
import { type Failure, type FailureCode, failureOf } from '../failure';
import { historyItem } from '../history/storage';
import { infisical } from '../infisical/client';
import { knownSession, signIn } from '../infisical/sign-in';
import { isSignInOver } from '../infisical/sign-in/over';
import type { Session } from '../infisical/sign-in/session';
import type { Profile } from '../infisical/types';
import { type Attempt, operationOf } from './attempt';
import { type Authorized, requireShownOrganization, requireShownProvenance } from './authorize';
import { commit } from './commit';
import type { Preparation } from './operations/operation';
import { afterPause, paceOf } from './pace';
import { forgetReading, readingInfisical } from './reading';
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
    forgetReading();
    await commit(attempt.intent, push);
  } catch (error) {
    return notSent(authorized.profile, failureOf(error));
  }

  const answer = await send(attempt, authorized, push);
  if ('withheld' in answer) return notSent(authorized.profile, failureOf(answer.withheld));
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

type Prepared = Attempt & { preparation: Preparation };

/** Signs in, unless it is known whom Infisical takes the token for that it would be done with; anew where that is over. */
async function prepare(authorized: Authorized, push: Push): Promise<Prepared> {
  const { profile } = authorized;
  const known = await knownSession(profile);
  if (!known) return prepareIn(await signIn(profile), authorized, push);
  try {
    return await prepareIn(known, authorized, push);
  } catch (error) {
    if (!isSignInOver(error)) throw error;
    return prepareIn(await signIn(profile), authorized, push);
  }
}

/** Makes sure that the token goes where the user was told, and reads what has to be known before. */
async function prepareIn(session: Session, authorized: Authorized, push: Push): Promise<Prepared> {
  const { profile, request, preflight, facts } = authorized;
  const { site, bearer, account } = session;
  requireShownOrganization(account, request);
  const provenance = provenanceOf(profile, account, preflight, await historyItem.get());
  requireShownProvenance(provenance, request);
  await showStep(push, { name: 'checking' });
  const operation = operationOf(request);
  const reservations = isSuspicious(provenance) ? [provenanceSentence(provenance)] : [];
  const reading = readingInfisical(session, 'pressed');
  const preparation = await operation.prepare(reading, authorized, reservations, paceOf(push));
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
  return { client: infisical(site, bearer), operation, intent, preparation };
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
