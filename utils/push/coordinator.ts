import { keepForAnotherTry } from '../capture/vault';
import { chooseProfile } from '../destination/choice';
import { fail, failureOf } from '../failure';
import { keepAlive } from '../keep-alive';
import { finishedPreflight } from '../preflight/finished';
import { isSameSentence } from '../sentence';
import { cancelAlarm, scheduleEnd, scheduleLookUp } from './alarm';
import { authorize, shortcomings } from './authorize';
import { withdraw } from './commit';
import { execute } from './execute';
import { lookUpLater } from './reconcile';
import { isPending, isWaiting, newPush, type Outcome, resumedPush, transition } from './state';
import { intentItem, pushItem } from './storage';
import type { Push, PushRequest } from './types';

/** What is under way, one at a time in the whole browser: popups, tabs and clicks all come through here. */
type UnderWay = { done: Promise<unknown> } & (
  | { kind: 'push'; captureId: string; begun: Promise<unknown> }
  | { kind: 'look-up' }
  /** The result of either is being written: over in a moment. */
  | { kind: 'ending' }
);
let underWay: UnderWay | undefined;

/**
 * Starts a push and resolves when it is authorized; its further fate is in session storage. Asked again for the same
 * capture while it runs, it is the same push.
 *
 * @throws `pushUnfinished` and whatever {@link authorize} refuses
 */
export async function startPush(request: PushRequest): Promise<void> {
  while (underWay && underWay.kind !== 'push') await underWay.done;
  if (underWay && underWay.captureId !== request.captureId) throw fail('pushUnfinished');
  if (!underWay) {
    const begun = begin(request);
    const done = occupy(async () => {
      const { authorized, push } = await begun;
      return ended(push, await execute(authorized, push));
    });
    underWay = { kind: 'push', captureId: request.captureId, begun, done };
  }
  await underWay.begun;
}

/** Looks up what became of a push that was cut off, and ends one that has waited too long; otherwise does nothing. */
export async function lookUp(): Promise<void> {
  while (underWay && underWay.kind !== 'look-up') await underWay.done;
  underWay ??= { kind: 'look-up', done: occupy(lookUpUnfinished) };
  await underWay.done;
}

/** Forgets the result of a push, or gives up one that is not certain. @throws `pushUnfinished` while it runs */
export async function clearPush(): Promise<void> {
  // Pages look up what was cut off whenever they open; mostly there is nothing, and that is over in a moment.
  while (underWay && underWay.kind !== 'push') await underWay.done;
  if (underWay) throw fail('pushUnfinished');
  await withdraw();
  await pushItem.set(null);
}

/** Forgets a push that is over or waits for a sign-in: the user goes on with another token. Any other stays. */
export async function leavePush(): Promise<void> {
  while (underWay && underWay.kind !== 'push') await underWay.done;
  const push = await pushItem.get();
  if (underWay || !push || isPending(push)) return;
  await pushItem.set(null);
  await cancelAlarm();
}

/**
 * Ends a push that waits for the sign-in of a profile which is to be removed: nothing was sent.
 *
 * @throws `profileBusy` where a request may be under way, or have been: what became of it is found out with that sign-in
 */
export async function releaseProfile(profileId: string): Promise<void> {
  while (underWay && underWay.kind !== 'push') await underWay.done;
  const [push, intent] = await Promise.all([pushItem.get(), intentItem.get()]);
  const isMine = push?.request.profileId === profileId;
  if (intent?.profile.id === profileId || (isMine && isPending(push))) throw fail('profileBusy');
  if (!isMine || !isWaiting(push)) return;
  await keepForAnotherTry(push.request.captureId);
  await pushItem.set(ended(push, { type: 'failed', failure: { code: 'profileUnknown', params: [] } }));
}

/** Goes on with a push that waited for the user to sign in. It is checked again like a new one. */
export async function continueAfterSignIn(profileId: string): Promise<void> {
  // A look that is under way may have begun before the session was there.
  while (underWay) await underWay.done;
  await lookUp();
  const push = await pushItem.get();
  if (!push || !isWaiting(push) || push.request.profileId !== profileId) return;
  try {
    await requireSameReasons(push);
    await startPush(push.request);
  } catch (error) {
    await pushItem.set(ended(push, { type: 'failed', failure: failureOf(error) }));
  }
}

/** The checks run again when the user comes back from signing in. A reason that was not there before was not read. */
async function requireSameReasons({ request, accepted }: Push): Promise<void> {
  if (request.kind !== 'create') return;
  const now = shortcomings(await finishedPreflight(request.captureId));
  const isSame =
    now.length === accepted.length &&
    now.every((reason, index) => isSameSentence(reason, accepted[index] ?? reason));
  if (!isSame) throw fail('pushChecksNotPassed');
}

async function begin(request: PushRequest) {
  const authorized = await authorize(request);
  await chooseProfile(request.profileId);
  const push = newPush(request, authorized.accepted, Date.now());
  await pushItem.set(push);
  return { authorized, push };
}

async function lookUpUnfinished(): Promise<Push | null> {
  const [intent, shown] = await Promise.all([intentItem.get(), pushItem.get()]);
  if (!intent) return shown && withoutIntent(shown);
  const isSame = shown?.id === intent.id;
  // Stopped between the two writes of a result: the intent is the later one to go.
  if (isSame && !isPending(shown)) return shown;
  const push = resumedPush(intent);
  // What is looked up again and again while somebody reads it does not change before there is something new.
  if (!isSame || shown.state === 'running') await pushItem.set(push);
  return ended(push, await lookUpLater(intent, push));
}

/** What a push comes to of which nothing was sent: that its worker was stopped, or that nobody signed in; or nothing yet. */
async function withoutIntent(push: Push): Promise<Push | null> {
  if (push.state === 'running') return failed(push, 'pushInterrupted');
  if (!isWaiting(push) || Date.now() < push.waitUntil) return null;
  // First, because from then on its time runs.
  await keepForAnotherTry(push.request.captureId);
  return failed(push, 'pushSignInLate');
}

function failed(push: Push, code: 'pushInterrupted' | 'pushSignInLate'): Push {
  return ended(push, { type: 'failed', failure: { code, params: [] } });
}

function ended(push: Push, outcome: Outcome): Push {
  return transition(push, outcome, Date.now());
}

/** Does work, and writes what it comes to, with the background kept running. */
function occupy(work: () => Promise<Push | null>): Promise<void> {
  // A result that could not be written is found out again, by the intent that stays.
  const done: Promise<void> = keepAlive(async () => {
    const result = await work().catch(() => null);
    underWay = { kind: 'ending', done };
    try {
      if (result) await store(result);
    } finally {
      underWay = undefined;
    }
  }).catch(() => undefined);
  return done;
}

/** The result first: an intent without one can be looked up, a result that is neither shown nor looked up is lost. */
async function store(result: Push): Promise<void> {
  await pushItem.set(result);
  if (result.state === 'uncertain') {
    const intent = await intentItem.get();
    if (intent && result.lookUntil !== undefined) await scheduleLookUp(intent);
    return;
  }
  await withdraw();
  if (isWaiting(result)) await scheduleEnd(result);
}
