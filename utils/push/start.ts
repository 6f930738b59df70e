import { fail, failureOf } from '../failure';
import { intentItem, pushItem } from '../storage';
import { keepAlive } from './keep-alive';
import { acceptOrder, type Order } from './order';
import { lookUpPush, runPush } from './run';
import type { Intent, Push, PushRequest } from './types';

/** What is under way, one at a time in the whole browser: popups, tabs and clicks all come through here. */
type UnderWay = { done: Promise<unknown> } & (
  | { kind: 'push'; captureId: string; accepted: Promise<unknown> }
  | { kind: 'look-up' }
);
let underWay: UnderWay | undefined;

/**
 * Starts a push and resolves when it is accepted; its further fate is in session storage. Asked again for the same
 * capture while it runs, it is the same push.
 *
 * @throws `pushUnfinished` and whatever {@link acceptOrder} refuses
 */
export async function startPush(request: PushRequest): Promise<void> {
  while (underWay?.kind === 'look-up') await underWay.done;
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

/** Looks up what became of a push that was cut off; does nothing where there is none. */
export async function lookUp(): Promise<void> {
  while (underWay?.kind === 'push') await underWay.done;
  underWay ??= { kind: 'look-up', done: occupy(lookUpUnfinished) };
  await underWay.done;
}

/** Forgets the result of a push, or gives up one that is not certain. @throws `pushUnfinished` while it runs */
export async function clearPush(): Promise<void> {
  // Pages look up what was cut off whenever they open; mostly there is nothing, and that is over in a moment.
  while (underWay?.kind === 'look-up') await underWay.done;
  if (underWay) throw fail('pushUnfinished');
  await intentItem.set(null);
  await pushItem.set(null);
}

/** Goes on with a push that waited for the user to sign in. It is checked again like a new one. */
export async function continueAfterSignIn(profileId: string): Promise<void> {
  await lookUp();
  const push = await pushItem.get();
  if (push?.state !== 'waiting-for-sign-in' || push.request.profileId !== profileId) return;
  try {
    await startPush(push.request);
  } catch (error) {
    await pushItem.set({ ...push, state: 'failed', failure: failureOf(error) });
  }
}

async function begin(order: Order): Promise<{ order: Order; push: Push }> {
  const shown = order.confirmed ? await pushItem.get() : null;
  const push: Push = {
    id: crypto.randomUUID(),
    request: order.request,
    state: 'running',
    step: 'signing-in',
    warnings: shown?.warnings ?? [],
    startedAt: Date.now(),
  };
  await pushItem.set(push);
  return { order, push };
}

async function lookUpUnfinished(): Promise<Push | null> {
  const [intent, push] = await Promise.all([intentItem.get(), pushItem.get()]);
  if (!intent) return push?.state === 'running' ? interrupted(push) : null;
  // Stopped between the two writes of a result: the intent is the later one to go.
  if (push?.id === intent.id && push.state !== 'running' && push.state !== 'uncertain') return push;
  return lookUpPush(intent, pushOf(intent));
}

function interrupted(push: Push): Push {
  return { ...push, state: 'failed', failure: { code: 'pushInterrupted', params: [] } };
}

/** After a browser restart the session's own record of the push is gone; the intent has all it needs. */
function pushOf({ id, request, sentAt }: Intent): Push {
  return { id, request, state: 'running', step: 'looking-up', warnings: [], startedAt: sentAt };
}

/** Does work with the background kept running. There is room for other work when its result can be seen. */
async function occupy(work: () => Promise<Push | null>): Promise<void> {
  const result = await keepAlive(work).catch(() => null);
  underWay = undefined;
  if (!result) return;
  await Promise.all([pushItem.set(result), ...(result.state === 'uncertain' ? [] : [intentItem.set(null)])]);
}
