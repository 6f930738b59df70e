import { discardWithUndo } from '../capture/vault';
import type { ConnectionKey } from '../connections/types';
import { fail, failureOf } from '../failure';
import { keepAlive } from '../keep-alive';
import { createSync, findCreated, uncertain } from './create';
import { isSameLook, lookAt, requireCertain, requireFreeName } from './look';
import { newSetup } from './open';
import { authorize, infisicalOf, requireStillAllowed } from './prepare';
import { requireUnchanged, startRun, stopped, watchRun } from './run';
import { setupItem, syncDraftItem, syncIntentItem } from './storage';
import type { Look, SetupIn, SyncIntent, SyncRequest, SyncSetup } from './types';

const ONE_LOOK = [0];

/** The look that a press is about, and the capture in work. */
interface Shown {
  lookId: string;
  captureId: string;
}

/** What is under way, one at a time in the whole browser. */
let underWay: Promise<void> | undefined;

/** @throws `syncUnfinished` while another one is being created or run */
export async function openSetup(connection: ConnectionKey): Promise<void> {
  await requireIdle();
  await setupItem.set(await newSetup(connection));
}

/** Forgets a setup, and gives one up that is not certain. What has been created stays. @throws `syncUnfinished` */
export async function closeSetup(): Promise<void> {
  const setup = await setupItem.get();
  if (isHeld(setup)) throw fail('syncUnfinished');
  await syncIntentItem.set(null);
  // It was there for this, and would otherwise be offered as one to send.
  const captureId = setup && 'request' in setup ? setup.request?.captureId : undefined;
  if (captureId !== undefined) await discardWithUndo(captureId);
  await syncDraftItem.set(null);
  await setupItem.set(null);
}

/**
 * Forgets a setup with a profile that is to be removed. What has been created stays.
 *
 * @throws `profileBusy` where something is under way with it, or was: what became of it is found out with that sign-in
 */
export async function releaseSetup(profileId: string): Promise<void> {
  const [setup, intent] = await Promise.all([setupItem.get(), syncIntentItem.get()]);
  const isMine = setup?.target.profile.id === profileId;
  if (intent?.target.profile.id === profileId || (isMine && isHeld(setup))) throw fail('profileBusy');
  if (isMine) await closeSetup();
}

/** Takes back what was looked at: the user chooses anew. */
export async function changeRequest(): Promise<void> {
  const setup = await setupItem.get();
  if (underWay || setup?.state !== 'looked') return;
  const { id, target, request } = setup;
  await setupItem.set({ id, target, request, state: 'choosing' });
}

/** Looks what a sync would do. Resolves when that is under way; what is found is in session storage. */
export async function startLook(request: SyncRequest): Promise<void> {
  const setup = await expect('choosing', 'looked');
  const { id, target } = setup;
  await begin({ id, target, request, state: 'looking' }, look);
  // All of it is in the request now.
  await syncDraftItem.set(null);
}

/** Creates the sync that a look has shown. @throws `syncChanged` where another one is shown by now */
export async function startCreate({ lookId, captureId }: Shown): Promise<void> {
  const setup = await expect('looked');
  if (setup.look.id !== lookId) throw fail('syncChanged');
  const { id, target, look: shown } = setup;
  const request = { ...setup.request, captureId };
  await begin({ id, target, request, look: shown, state: 'creating' }, create);
}

/** Runs the sync that was created, as the last look has shown it. @throws `syncChanged` */
export async function startFirstRun({ lookId, captureId }: Shown): Promise<void> {
  const setup = await expect('created', 'ended');
  if (setup.look !== null && setup.look.id !== lookId) throw fail('syncChanged');
  const { id, target, sync, look: shown } = setup;
  const request = { ...setup.request, captureId };
  await begin({ id, target, request, sync, look: shown, asked: null, state: 'running' }, run);
}

/** Takes up what was cut off when the browser stopped the background; otherwise does nothing. */
export async function lookUpSetup(): Promise<void> {
  const [setup, intent] = await Promise.all([setupItem.get(), syncIntentItem.get()]);
  if (underWay) return underWay;
  if (intent) return lookUpCreate(intent, setup && 'look' in setup ? setup.look : null);
  if (setup?.state === 'looking') return occupy(setup, () => look(setup));
  if (setup?.state === 'running' && setup.asked) {
    const asked = { ...setup, asked: setup.asked };
    return occupy(setup, async () => watchRun(await infisicalOf(setup.target), asked));
  }
  // Nothing was sent: an intent or the time would be there.
  if (setup?.state === 'creating' || setup?.state === 'running') {
    await setupItem.set(withFailure(setup, fail('syncInterrupted')));
  }
}

function lookUpCreate(intent: SyncIntent, shown: Look | null): Promise<void> {
  const { id, target, request } = intent;
  const setup = { id, target, request, look: shown, state: 'creating' } as const;
  return occupy(setup, async () => {
    try {
      return await findCreated(await infisicalOf(target), setup, intent, undefined, ONE_LOOK);
    } catch (error) {
      return uncertain(setup, intent, error);
    }
  });
}

async function look(setup: SetupIn<'looking'>): Promise<SyncSetup> {
  const { id, target, request } = setup;
  const clients = await authorize(target, request);
  await requireFreeName(clients.infisical, request);
  return { id, target, request, state: 'looked', look: await lookAt(clients, request) };
}

/** Looks once more before anything is sent: what has changed meanwhile was not read. */
async function create(setup: SetupIn<'creating'>): Promise<SyncSetup> {
  const { id, target, request } = setup;
  const clients = await authorize(target, request);
  await requireFreeName(clients.infisical, request);
  const now = await lookAt(clients, request);
  if (!isSameLook(setup.look, now)) {
    return { id, target, request, state: 'looked', look: now, failure: fail('syncChanged').failure };
  }
  requireCertain(now, request);
  await requireStillAllowed(setup);
  return createSync(clients.infisical, setup);
}

async function run(setup: SetupIn<'running'>): Promise<SyncSetup> {
  const { id, target, request, sync } = setup;
  const clients = await authorize(target, request);
  const before = await requireUnchanged(clients.infisical, setup);
  const now = await lookAt(clients, request, sync.id);
  if (!isSameLook(setup.look, now)) {
    const { failure } = fail('syncChanged');
    return { id, target, request, sync, look: now, state: 'created', failure };
  }
  requireCertain(now, request);
  await requireStillAllowed(setup);
  const asked = { ...setup, asked: { at: Date.now(), before } };
  await setupItem.set(asked);
  await startRun(clients.infisical, asked);
  return watchRun(clients.infisical, asked);
}

/** Shows work and begins it. No second one can come in between. */
async function begin<S extends SyncSetup>(setup: S, work: (setup: S) => Promise<SyncSetup>): Promise<void> {
  if (underWay) throw fail('syncUnfinished');
  const shown = setupItem.set(setup);
  void occupy(setup, async () => {
    await shown;
    return work(setup);
  });
  await shown;
}

/** Does work, and writes what it comes to where the setup is still the same, with the background kept running. */
function occupy(setup: SyncSetup, work: () => Promise<SyncSetup>): Promise<void> {
  const done: Promise<void> = keepAlive(async () => {
    const result = await work().catch((error: unknown) => withFailure(setup, error));
    const current = await setupItem.get();
    if (current === null ? setup.state === 'creating' : current.id === setup.id) await setupItem.set(result);
  })
    .catch(() => undefined)
    .finally(() => {
      underWay = undefined;
    });
  underWay = done;
  return done;
}

/** Where a setup stands after work that came to nothing. */
function withFailure(setup: SyncSetup, error: unknown): SyncSetup {
  const failure = failureOf(error);
  switch (setup.state) {
    case 'looking':
    case 'choosing':
      return { ...setup, state: 'choosing', failure };
    case 'creating': {
      const { id, target, request, look: shown } = setup;
      if (shown === null) return { id, target, request, state: 'choosing', failure };
      return { id, target, request, look: shown, state: 'looked', failure };
    }
    case 'running':
      return stopped(setup, error);
    case 'looked':
    case 'created':
      return { ...setup, failure };
    case 'uncertain':
      return { ...setup, obstacle: failure };
    case 'ended':
      return setup;
  }
}

async function expect<State extends SyncSetup['state']>(...states: State[]): Promise<SetupIn<State>> {
  await requireIdle();
  const setup = await setupItem.get();
  const isExpected = (one: SyncSetup): one is SetupIn<State> => (states as string[]).includes(one.state);
  if (!setup || !isExpected(setup)) throw fail('syncClosed');
  return setup;
}

/** Whether a setup cannot be left now. A run that was asked for goes on in Infisical, watched or not. */
function isHeld(setup: SyncSetup | null): boolean {
  return underWay !== undefined && !(setup?.state === 'running' && setup.asked);
}

async function requireIdle(): Promise<void> {
  if (underWay || (await syncIntentItem.get())) throw fail('syncUnfinished');
}
