import { showUnready } from '../destination/load';
import { type Failure, failureOf } from '../failure';
import { InfisicalError, isRefusal } from '../infisical/errors';
import { isHostWithheld, requireHostPermission } from '../infisical/permission';
import { PolicyRefusal } from '../policy/refusal';
import { say } from '../sentence';
import { sleep } from '../sleep';
import { settledAt } from './alarm';
import { type Attempt, resumeAttempt } from './attempt';
import type { Found } from './operations/operation';
import { showStep } from './show-step';
import type { Outcome } from './state';
import type { Intent, Push } from './types';
import { verify } from './verify';

/** Pauses before the looks right after an answer was lost, in milliseconds: most of what is carried out is there by then. */
const LOOKS_MS = [0, 1_000, 2_000, 3_000];
/** Infisical itself has answered, so it is not at work any more. */
const ONE_LOOK = [0];

/** What a failed write says about its fate. */
type Fate =
  /** It was not carried out. */
  | 'refused'
  /** Infisical has answered, so one look tells whether it was carried out. */
  | 'answered'
  /** It may even now be under way. */
  | 'lost';

/**
 * The fate of a request that changes something and failed. Browsers repeat a request whose connection broke: "name
 * taken", after the name was free, may be the answer to the repetition of a request that was carried out.
 */
export function fateOf(error: unknown): Fate {
  if (error instanceof PolicyRefusal || isHostWithheld(error)) return 'refused';
  if (isRefusal(error, 'infisicalNameTaken')) return 'answered';
  // Infisical redirects nothing: what does so in its place has passed nothing on.
  if (error instanceof InfisicalError && error.problem.kind === 'redirect') return 'refused';
  if (!(error instanceof InfisicalError) || error.problem.kind !== 'status') return 'lost';
  const { status, body } = error.problem;
  // 408 is a proxy's timeout, and says nothing about the server behind it; so does a 500 that is not Infisical's.
  if (status >= 400 && status < 500 && status !== 408) return 'refused';
  return status === 500 && body !== undefined ? 'answered' : 'lost';
}

/**
 * Finds out what became of a request without a certain answer, right after it.
 *
 * @param failure what went wrong: the result, where Infisical itself has said so and nothing was carried out
 */
export async function reconcile(
  attempt: Attempt,
  push: Push,
  fate: Exclude<Fate, 'refused'>,
  failure: Failure,
): Promise<Outcome> {
  try {
    await showStep(push, { name: 'looking-up' });
    const found = await look(attempt, fate === 'lost' ? LOOKS_MS : ONE_LOOK);
    return await settle(attempt, push, found, fate === 'answered' ? failure : undefined);
  } catch (error) {
    const obstacle = failureOf(error);
    // Asked for where the Infisical is shown.
    if (isHostWithheld(error)) await showUnready(attempt.intent.profile, obstacle);
    return uncertain(attempt.intent, obstacle);
  }
}

/** Finds out what became of a request whose answer nobody has waited for, e.g. because the background was stopped. */
export async function lookUpLater(intent: Intent, push: Push): Promise<Outcome> {
  try {
    const attempt = await resumeAttempt(intent);
    return await settle(attempt, push, await look(attempt, ONE_LOOK));
  } catch (error) {
    const obstacle = failureOf(error);
    await showUnready(intent.profile, obstacle);
    return uncertain(intent, obstacle);
  }
}

/** @param obstacle why it could not be looked up */
export function uncertain(intent: Intent, obstacle?: Failure): Outcome {
  const lookUntil = settledAt(intent);
  return {
    type: 'uncertain',
    ...(obstacle ? { obstacle } : {}),
    ...(Date.now() < lookUntil ? { lookUntil } : {}),
  };
}

/** Looks for what a request may have left, each time after a pause. */
async function look({ client, operation, intent }: Attempt, pauses: readonly number[]): Promise<Found> {
  for (const pause of pauses) {
    if (pause > 0) await sleep(pause);
    await requireHostPermission(intent.profile.siteUrl);
    const found = await operation.lookUp(client, intent);
    if (found !== 'absent') return found;
  }
  return 'absent';
}

/** @param answer what Infisical itself said about the request, if anything: its words, once it is certain. */
async function settle(attempt: Attempt, push: Push, found: Found, answer?: Failure): Promise<Outcome> {
  const { intent, operation } = attempt;
  if (found === 'unclear' || (found === 'another' && !answer)) return uncertain(intent);
  if (found === 'absent' || found === 'another') {
    if (!answer && Date.now() < settledAt(intent)) return uncertain(intent);
    return { type: 'failed', failure: answer ?? operation.notCarriedOut };
  }
  const report = { ...intent.report, proven: [...intent.report.proven, say('push.proven.recovered')] };
  return verify({ ...attempt, intent: { ...intent, report } }, push, found);
}
