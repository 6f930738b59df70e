import { fail, failureOf } from '../failure';
import type { InfisicalClient } from '../infisical/client';
import { isRefusal } from '../infisical/errors';
import type { StoredSync } from '../infisical/schemas';
import { settledAt } from '../push/alarm';
import { fateOf } from '../push/reconcile';
import type { MessageKey } from '../sentence';
import { sleep } from '../sleep';
import { syncIntentItem } from './storage';
import { differingSettings, isAskedFor, madeSync, newSync } from './stored';
import type { SetupIn, SyncIntent, SyncSetup } from './types';

/** Pauses before the looks after a lost answer, in milliseconds. */
const LOOKS_MS = [0, 1_000, 2_000, 3_000];

type Creating = SetupIn<'creating'>;

/**
 * Creates a sync that runs by nobody's hand, and reads it back: one that came back different is deleted again, because its
 * runs would not do what was shown.
 */
export async function createSync(client: InfisicalClient, setup: Creating): Promise<SyncSetup> {
  const { id, target, request } = setup;
  const intent = { id, target, request, sentAt: Date.now() };
  await syncIntentItem.set(intent);
  let made: StoredSync;
  try {
    made = await client.createSync(newSync(target, request));
  } catch (error) {
    const isTaken = isRefusal(error, 'infisicalSyncNameTaken');
    const fate = isTaken ? 'answered' : fateOf(error);
    if (fate === 'refused') return failed(setup, error);
    return findCreated(client, setup, intent, fate === 'answered' ? error : undefined);
  }
  return readBack(client, setup, intent, made);
}

/**
 * Finds out what became of a create without a certain answer: its name was free, so what has it now is ours or somebody
 * else's, and never both.
 *
 * @param answer what Infisical itself said, where it did
 */
export async function findCreated(
  client: InfisicalClient,
  setup: Creating,
  intent: SyncIntent,
  answer?: unknown,
  pauses: readonly number[] = LOOKS_MS,
): Promise<SyncSetup> {
  const { name, plan } = setup.request;
  try {
    for (const pause of answer === undefined ? pauses : [0]) {
      if (pause > 0) await sleep(pause);
      const found = await client.syncByName(name, plan.projectId).catch(absent);
      if (found && isAskedFor(found, setup)) return await readBack(client, setup, intent, found, answer);
      if (found) return await failed(setup, answer ?? fail('infisicalSyncNameTaken', [name]));
    }
  } catch (error) {
    return uncertain(setup, intent, error);
  }
  if (answer !== undefined) return failed(setup, answer);
  if (Date.now() < settledAt(intent)) return uncertain(setup, intent);
  return failed(setup, fail('syncNotCreated', [name]));
}

function absent(error: unknown): undefined {
  if (isRefusal(error, 'infisicalNotFound')) return undefined;
  throw error;
}

async function readBack(
  client: InfisicalClient,
  setup: Creating,
  intent: SyncIntent,
  made: StoredSync,
  answer?: unknown,
): Promise<SyncSetup> {
  const { id, target, request, look } = setup;
  let stored: StoredSync;
  try {
    stored = await client.sync(made.id);
  } catch (error) {
    // It is there, and what it would do is not certain.
    return uncertain(setup, intent, error);
  }
  const differing = differingSettings(stored, setup);
  if (differing.length > 0) {
    // Its name was taken: it may be somebody else's.
    if (isRefusal(answer, 'infisicalSyncNameTaken')) return failed(setup, answer);
    // Found long after it was sent: what differs may be what somebody has chosen for it in Infisical since.
    if (Date.now() > settledAt(intent)) return failed(setup, fail('syncSettingsChanged'));
    return takeBack(client, setup, stored, differing);
  }
  await syncIntentItem.set(null);
  const sync = madeSync(stored, target.profile.siteUrl, request.plan.projectId);
  return { id, target, request, look, state: 'created', sync };
}

async function takeBack(
  client: InfisicalClient,
  setup: Creating,
  { id, name }: StoredSync,
  terms: MessageKey[],
): Promise<SyncSetup> {
  const isDeleted = await client.deleteSync(id).then(
    () => true,
    () => false,
  );
  return failed(
    setup,
    isDeleted ? fail('syncOptionsDropped', [], { terms }) : fail('syncNotDeleted', [name], { terms }),
  );
}

/** Nothing was created, or nothing is left of it. */
async function failed({ id, target, request, look }: Creating, error: unknown): Promise<SyncSetup> {
  await syncIntentItem.set(null);
  const failure = failureOf(error);
  if (look === null) return { id, target, request, state: 'choosing', failure };
  return { id, target, request, state: 'looked', look, failure };
}

/** @param error why it could not be looked up, where it could not */
export function uncertain(
  { id, target, request, look }: Creating,
  intent: SyncIntent,
  error?: unknown,
): SyncSetup {
  const obstacle = error === undefined ? {} : { obstacle: failureOf(error) };
  return { id, target, request, look, state: 'uncertain', lookUntil: settledAt(intent), ...obstacle };
}
