import { keepForAnotherTry } from '../capture/vault';
import { fail, failureOf } from '../failure';
import { keepAlive } from '../keep-alive';
import { isSameSentence } from '../sentence';
import { checkedPreflight } from './checked';
import { cancelLookUp, scheduleEnd, scheduleLookUp } from './look-up-alarm';
import { isOpen, isUnfinished, isWaiting } from './open';
import { acceptOrder, type Order, shortcomings } from './order';
import { lookUpPush, runPush } from './run';
import { intentItem, pushItem } from './storage';
import type { Intent, Push, PushRequest } from './types';

/** What is under way, one at a time in the whole browser: popups, tabs and clicks all come through here. */
type UnderWay = { done: Promise<unknown> } & (
  | { kind: 'push'; captureId: string; accepted: Promise<unknown> }
  | { kind: 'look-up' }
  /** The result of either is being written: over in a moment. */
  | { kind: 'ending' }
);
let underWay: UnderWay | undefined;

/**
 * Starts a push and resolves when it is accepted; its further fate is in session storage. Asked again for the same
 * capture while it runs, it is the same push.
 *
 * @throws `pushUnfinished` and whatever {@link acceptOrder} refuses
 */
export async function startPush(request: PushRequest): Promise<void> {
  while (underWay && underWay.kind !== 'push') await underWay.done;
  if (underWay && underWay.captureId !== request.captureId) throw fail('pushUnfinished');
  if (!underWay) {
    const accepted = acceptOrder(request).then(begin);
    const done = occupy(async () => {
      const { order, push } = await accepted;
      return runPush(order, push);
    });
    underWay = { kind: 'push', captureId: request.captureId, accepted, done };
  }
  await underWay.accepted;
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
  await intentItem.set(null);
  await pushItem.set(null);
  await cancelLookUp();
}

/** Forgets a push that is over or waits for a sign-in: the user goes on with another token. Any other stays. */
export async function leavePush(): Promise<void> {
  while (underWay && underWay.kind !== 'push') await underWay.done;
  const push = await pushItem.get();
  if (underWay || !push || isOpen(push)) return;
  await pushItem.set(null);
  await cancelLookUp();
}

/** Goes on with a push that waited for the user to sign in. It is checked again like a new one. */
export async function continueAfterSignIn(profileId: string): Promise<void> {
  await lookUp();
  const push = await pushItem.get();
  if (!push || !isWaiting(push) || push.request.profileId !== profileId) return;
  try {
    await requireSameFindings(push);
    await startPush(push.request);
  } catch (error) {
    await pushItem.set({ ...push, state: 'failed', failure: failureOf(error) });
  }
}

/** The checks run again when the user comes back from signing in. A reason that was not there before was not read. */
async function requireSameFindings({ request, warnings }: Push): Promise<void> {
  if (request.kind !== 'create') return;
  const now = shortcomings(await checkedPreflight(request.captureId));
  const isSame =
    now.length === warnings.length &&
    now.every((reason, index) => isSameSentence(reason, warnings[index] ?? reason));
  if (!isSame) throw fail('pushChecksNotPassed');
}

async function begin(order: Order): Promise<{ order: Order; push: Push }> {
  const push: Push = {
    id: crypto.randomUUID(),
    request: order.request,
    state: 'running',
    step: 'signing-in',
    warnings: order.accepted,
    startedAt: Date.now(),
  };
  await pushItem.set(push);
  return { order, push };
}

async function lookUpUnfinished(): Promise<Push | null> {
  const [intent, push] = await Promise.all([intentItem.get(), pushItem.get()]);
  if (!intent) return push && endedBy(push);
  const isSame = push?.id === intent.id;
  // Stopped between the two writes of a result: the intent is the later one to go.
  if (isSame && push.state !== 'running' && push.state !== 'uncertain') return push;
  // What is looked up again and again while somebody reads it does not change before there is something new.
  if (!isSame || push.state === 'running') await pushItem.set(pushOf(intent));
  return lookUpPush(intent, pushOf(intent));
}

/** What a push comes to of which nothing was sent: that its worker was stopped, or that nobody signed in; or nothing yet. */
async function endedBy(push: Push): Promise<Push | null> {
  if (push.state === 'running') return failed(push, 'pushInterrupted');
  if (!isWaiting(push) || Date.now() < (push.waitUntil ?? 0)) return null;
  // First, because from then on its time runs.
  await keepForAnotherTry(push.request.captureId);
  return failed(push, 'pushSignInLate');
}

function failed(push: Push, code: 'pushInterrupted' | 'pushSignInLate'): Push {
  return { ...push, state: 'failed', failure: { code, params: [] } };
}

/** After a browser restart the session's own record of the push is gone; the intent has all it needs. */
function pushOf({ id, request, sentAt }: Intent): Push {
  return { id, request, state: 'running', step: 'looking-up', warnings: [], startedAt: sentAt };
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
  await pushItem.set(isUnfinished(result) ? result : { ...result, endedAt: Date.now() });
  if (result.state === 'uncertain') {
    const intent = await intentItem.get();
    if (intent && result.lookUntil !== undefined) await scheduleLookUp(intent);
    return;
  }
  await intentItem.set(null);
  await cancelLookUp();
  if (isWaiting(result)) await scheduleEnd(result);
}
