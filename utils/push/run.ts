import { currentCapture, discardCapture } from '../capture/vault';
import { type Failure, failureOf } from '../failure';
import type { InfisicalError } from '../infisical/errors';
import type { StoredConnection } from '../infisical/schemas';
import type { Secret } from '../secret';
import { say } from '../sentence';
import { intentItem, pushItem } from '../storage';
import { type Errand, openErrand, reopenErrand } from './errand';
import { recordHistory } from './history';
import { findLost, isLostAnswer } from './lost-answer';
import type { Order } from './order';
import { prove } from './proof';
import { showUnready } from './target';
import type { Intent, Push } from './types';

/**
 * Carries out an accepted push, from signing in to the proof. Its steps are in session storage; what it comes to is
 * returned, and never thrown.
 */
export async function runPush(order: Order, push: Push): Promise<Push> {
  try {
    const errand = await openErrand(order, push.id);
    await showStep(push, 'checking');
    const { doubts, warnings, proven, before } = await errand.way.prepare(errand.client, order);
    if (doubts.length > 0)
      return { ...push, state: 'needs-confirmation', warnings: [...doubts, ...warnings] };
    const intent = { ...errand.intent, sentAt: Date.now(), ...(before ? { before } : {}) };
    const remarks = { proven, warnings: [...push.warnings, ...warnings] };
    return await send({ ...errand, intent, remarks }, push, order.token);
  } catch (error) {
    // Nothing was changed. A browser session that is over only makes the push wait for the user to sign in.
    const failure = failureOf(error);
    await showUnready(order.profile, failure);
    const state = failure.code === 'infisicalSignedOut' ? 'waiting-for-sign-in' : 'failed';
    return { ...push, state, failure };
  }
}

/** Finds out what became of a push whose answer was lost. */
export async function lookUpPush(intent: Intent, push: Push): Promise<Push> {
  await showStep(push, 'looking-up');
  try {
    return await settle(await reopenErrand(intent), push);
  } catch (error) {
    await showUnready(intent.profile, failureOf(error));
    return uncertain(push);
  }
}

/** The intent is on disk before the request goes out, and stays until the result is certain. */
async function send(errand: Errand, push: Push, token: Secret): Promise<Push> {
  await intentItem.set(errand.intent);
  await showStep(push, 'sending');
  let written: StoredConnection;
  try {
    written = await errand.way.send(errand.client, token);
  } catch (error) {
    if (isLostAnswer(error)) return settle(errand, push, error);
    throw error;
  }
  return succeed(errand, push, written);
}

/** Looks up whether a request without an answer was carried out. */
async function settle(errand: Errand, push: Push, lost?: InfisicalError): Promise<Push> {
  await showStep(push, 'looking-up');
  let found: StoredConnection | null;
  try {
    found = await findLost(errand, lost);
  } catch {
    return uncertain(push);
  }
  if (!found) return { ...push, state: 'failed', failure: lostFailure(errand, lost) };
  const proven = [...errand.remarks.proven, say('push.proven.recovered')];
  return succeed({ ...errand, remarks: { ...errand.remarks, proven } }, push, found);
}

/** Infisical's own words about a failure help more than that its answer was lost, where there are any. */
function lostFailure({ way }: Errand, lost: InfisicalError | undefined): Failure {
  return lost?.status === 500 ? lost.failure : way.notCarriedOut;
}

/** Can be done again: the browser may stop the worker between any two lines. */
async function succeed(
  { client, way, intent, remarks }: Errand,
  push: Push,
  written: StoredConnection,
): Promise<Push> {
  await showStep(push, 'verifying');
  const judged = await prove(client, way, intent, written);
  const proof = {
    ...judged,
    proven: [...judged.proven, ...remarks.proven],
    warnings: [...judged.warnings, ...remarks.warnings],
  };
  await recordHistory(intent, proof);
  const current = await currentCapture();
  if (current?.capture.id === intent.request.captureId) await discardCapture();
  return { ...push, state: 'succeeded', proof };
}

function uncertain(push: Push): Push {
  return { ...push, state: 'uncertain', failure: { code: 'pushUncertain', params: [] } };
}

function showStep(push: Push, step: Push['step']): Promise<void> {
  return pushItem.set({ ...push, step });
}
