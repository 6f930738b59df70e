import { type Failure, type FailureCode, failureOf } from '../failure';
import { isRefusal } from '../infisical/errors';
import type { StoredConnection } from '../infisical/schemas';
import type { Profile } from '../infisical/types';
import type { Secret } from '../secret';
import { say } from '../sentence';
import { type Errand, type NewErrand, openErrand, reopenErrand } from './errand';
import { succeed } from './finish';
import { cancelLookUp, scheduleLookUp } from './look-up-alarm';
import { fateOf, look, settledAt } from './lost-answer';
import type { Order } from './order';
import { afterPause, paceOf, pauseOf } from './pace';
import { SIGN_IN_PATIENCE_MS } from './patience';
import { intentItem, pushItem } from './storage';
import { showUnready } from './target';
import type { Intent, Push } from './types';
import type { Found, Preparation } from './way';

/**
 * Carries out an accepted push, from signing in to the proof. Its steps are in session storage; what it comes to is
 * returned, and never thrown.
 */
export async function runPush(order: Order, push: Push): Promise<Push> {
  let errand: NewErrand;
  try {
    const ready = await afterPause(push, () => prepare(order, push));
    errand = ready.errand;
    const { doubts, warnings, proven, before, listing } = ready.preparation;
    if (doubts.length > 0)
      return { ...push, ...listing, state: 'needs-confirmation', warnings: [...doubts, ...warnings] };
    const remarks = { proven, warnings: [...push.warnings, ...warnings] };
    errand.intent = { ...errand.intent, sentAt: Date.now(), remarks, ...(before ? { before } : {}) };
    await commit(errand.intent, push);
  } catch (error) {
    return notSent(order.profile, push, failureOf(error));
  }
  return send(errand, push, order.token);
}

async function prepare(order: Order, push: Push): Promise<{ errand: NewErrand; preparation: Preparation }> {
  const errand = await openErrand(order, push.id);
  await showStep(push, 'checking');
  const { client, way, reservations } = errand;
  return { errand, preparation: await way.prepare(client, order, reservations, paceOf(push)) };
}

/** On disk before the request goes out, until the result is certain. */
async function commit(intent: Intent, push: Push): Promise<void> {
  await intentItem.set(intent);
  await scheduleLookUp(intent);
  await showStep(push, 'sending');
}

const SIGNED_OUT: ReadonlySet<FailureCode> = new Set(['infisicalSignedOut', 'infisicalSessionLost']);

/** Nothing was changed. A browser session that is over only makes the push wait for the user to sign in. */
async function notSent(profile: Profile, push: Push, failure: Failure): Promise<Push> {
  await showUnready(profile, failure);
  const isSignedOut = profile.signIn.method === 'browser-session' && SIGNED_OUT.has(failure.code);
  if (!isSignedOut) return { ...push, state: 'failed', failure };
  return { ...push, state: 'waiting-for-sign-in', failure, waitUntil: Date.now() + SIGN_IN_PATIENCE_MS };
}

/** Finds out what became of a push whose answer was lost. */
export async function lookUpPush(intent: Intent, push: Push): Promise<Push> {
  try {
    const errand = await reopenErrand(intent);
    const found = await errand.way.find(errand.client, intent);
    return await conclude(errand, push, found);
  } catch (error) {
    const obstacle = failureOf(error);
    await showUnready(intent.profile, obstacle);
    return uncertain(intent, push, obstacle);
  }
}

async function send(first: Errand, push: Push, token: Secret): Promise<Push> {
  let errand = first;
  let written: StoredConnection;
  try {
    written = await errand.way.send(errand.client, token).catch(async (error) => {
      const again = (await renew(errand, error)) ?? (await wait(errand, push, error));
      if (!again) throw error;
      errand = again;
      return errand.way.send(errand.client, token);
    });
  } catch (error) {
    return settle(errand, push, error);
  }
  try {
    return await succeed(errand, push, written);
  } catch (error) {
    // It is stored, whatever went wrong here since: only a look-up may say what became of it.
    return uncertain(errand.intent, push, failureOf(error));
  }
}

/**
 * A login may end between the look and the write. Infisical refuses that before it does anything
 * (docs/facts/infisical-api.md, section 2), so after a new login it may be sent once more. Undefined where it may not.
 */
async function renew({ intent }: Errand, refusal: unknown): Promise<Errand | undefined> {
  const isOver = isRefusal(refusal, 'infisicalTokenExpired', 'infisicalTokenRevoked', 'infisicalTokenUsedUp');
  if (!isOver || intent.profile.signIn.method !== 'universal-auth') return undefined;
  try {
    const again = { ...intent, sentAt: Date.now() };
    const errand = await reopenErrand(again);
    await intentItem.set(again);
    return errand;
  } catch {
    // The refusal tells more.
    return undefined;
  }
}

/** Infisical refuses what is too much before it does anything: it is sent once more, after the pause that it asks for. */
async function wait(errand: Errand, push: Push, refusal: unknown): Promise<Errand | undefined> {
  const seconds = pauseOf(refusal);
  if (seconds === undefined) return undefined;
  // Nothing is under way meanwhile, should this be the end of the background.
  await intentItem.set(null);
  await cancelLookUp();
  await paceOf(push).wait(seconds);
  const intent = { ...errand.intent, sentAt: Date.now() };
  await commit(intent, push);
  return { ...errand, intent };
}

/** What a request that failed comes to: refused, or looked up. */
async function settle(errand: Errand, push: Push, error: unknown): Promise<Push> {
  const fate = fateOf(error);
  const failure = failureOf(error);
  if (fate === 'refused') return notSent(errand.intent.profile, push, failure);
  try {
    await showStep(push, 'looking-up');
    const found = await look(errand, fate);
    return await conclude(errand, push, found, fate === 'answered' ? failure : undefined);
  } catch (obstacle) {
    return uncertain(errand.intent, push, failureOf(obstacle));
  }
}

/** @param answer what Infisical itself said about the request, if anything: its words, once it is certain. */
async function conclude(errand: Errand, push: Push, found: Found, answer?: Failure): Promise<Push> {
  const { intent, way } = errand;
  if (found === 'unclear' || (found === 'another' && !answer)) return uncertain(intent, push);
  if (found === 'absent' || found === 'another') {
    if (!answer && Date.now() < settledAt(intent)) return uncertain(intent, push);
    return { ...push, state: 'failed', failure: answer ?? way.notCarriedOut };
  }
  const { proven, warnings } = intent.remarks;
  const remarks = { warnings, proven: [...proven, say('push.proven.recovered')] };
  return succeed({ ...errand, intent: { ...intent, remarks } }, push, found);
}

function uncertain(intent: Intent, push: Push, obstacle?: Failure): Push {
  const until = settledAt(intent);
  return {
    ...push,
    state: 'uncertain',
    failure: { code: 'pushUncertain', params: [] },
    ...(obstacle ? { obstacle } : {}),
    ...(Date.now() < until ? { lookUntil: until } : {}),
  };
}

function showStep(push: Push, step: Push['step']): Promise<void> {
  return pushItem.set({ ...push, step });
}
