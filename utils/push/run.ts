import { currentCapture, discardCapture } from '../capture/vault';
import { failureOf } from '../failure';
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

/** Carries out an accepted push, from signing in to the proof. What becomes of it is in session storage. */
export async function runPush(order: Order, push: Push): Promise<void> {
  try {
    const errand = await openErrand(order, push.id);
    await show(push, { step: 'checking' });
    const { doubts, warnings, proven, before } = await errand.way.prepare(errand.client, order);
    if (doubts.length > 0) {
      return await show(push, { state: 'needs-confirmation', warnings: [...doubts, ...warnings] });
    }
    const intent = { ...errand.intent, sentAt: Date.now(), ...(before ? { before } : {}) };
    const remarks = { proven, warnings: [...push.warnings, ...warnings] };
    await send({ ...errand, intent, remarks }, push, order.token);
  } catch (error) {
    await giveUp(order, push, error);
  }
}

/** Finds out what became of a push whose answer was lost. */
export async function lookUpPush(intent: Intent, push: Push): Promise<void> {
  await show(push, { step: 'looking-up' });
  try {
    await settle(await reopenErrand(intent), push);
  } catch (error) {
    await showUnready(intent.profile, failureOf(error));
    await showUncertain(push);
  }
}

/** The intent is on disk before the request goes out, and leaves the disk when the result is certain. */
async function send(errand: Errand, push: Push, token: Secret): Promise<void> {
  await intentItem.set(errand.intent);
  await show(push, { step: 'sending' });
  let written: StoredConnection;
  try {
    written = await errand.way.send(errand.client, token);
  } catch (error) {
    if (isLostAnswer(error)) return settle(errand, push, error);
    await intentItem.set(null);
    throw error;
  }
  await succeed(errand, push, written);
}

/** Looks up whether a request without an answer was carried out. */
async function settle(errand: Errand, push: Push, lost?: InfisicalError): Promise<void> {
  await show(push, { step: 'looking-up' });
  let found: StoredConnection | null;
  try {
    found = await findLost(errand, lost);
  } catch {
    return showUncertain(push);
  }
  if (found) {
    const proven = [...errand.remarks.proven, say('push.proven.recovered')];
    return succeed({ ...errand, remarks: { ...errand.remarks, proven } }, push, found);
  }
  await intentItem.set(null);
  const failure = lost?.status === 500 ? lost.failure : errand.way.notCarriedOut;
  await show(push, { state: 'failed', failure });
}

/** Everything here can be done again: the browser may stop the worker between any two lines. */
async function succeed(
  { client, way, intent, remarks }: Errand,
  push: Push,
  written: StoredConnection,
): Promise<void> {
  await show(push, { step: 'verifying' });
  const judged = await prove(client, way, intent, written);
  const proof = {
    ...judged,
    proven: [...judged.proven, ...remarks.proven],
    warnings: [...judged.warnings, ...remarks.warnings],
  };
  await recordHistory(intent, proof);
  const current = await currentCapture();
  if (current?.capture.id === intent.request.captureId) await discardCapture();
  await show(push, { state: 'succeeded', proof });
  await intentItem.set(null);
}

/** Nothing was changed. A browser session that is over only makes the push wait for the user to sign in. */
async function giveUp({ profile }: Order, push: Push, error: unknown): Promise<void> {
  const failure = failureOf(error);
  await showUnready(profile, failure);
  const state = failure.code === 'infisicalSignedOut' ? 'waiting-for-sign-in' : 'failed';
  await show(push, { state, failure });
}

function showUncertain(push: Push): Promise<void> {
  return show(push, { state: 'uncertain', failure: { code: 'pushUncertain', params: [] } });
}

function show(push: Push, change: Partial<Push>): Promise<void> {
  return pushItem.set({ ...push, ...change });
}
