import { discardCapture } from '../capture/vault';
import { fail, failureOf } from '../failure';
import type { InfisicalClient } from '../infisical/client';
import { isRefusal, PASSING } from '../infisical/errors';
import type { StoredSync } from '../infisical/schemas';
import { fateOf } from '../push/reconcile';
import { sleep } from '../sleep';
import { lastMessage } from './last-message';
import { differingSettings } from './stored';
import type { RunMarks, SetupIn, SyncSetup } from './types';

const POLL_MS = 2_000;
/** Infisical queues a run for up to ten seconds (docs/facts/infisical-api.md, section 9); then it shows. */
const BEGINS_WITHIN_MS = 70_000;
/** Five attempts and a busy connection take minutes; after that nobody waits any more. */
const PATIENCE_MS = 600_000;

type Running = SetupIn<'running'>;
/** A run that Infisical was asked for. */
export type AskedRun = Running & { asked: NonNullable<Running['asked']> };

/** The sync as it is now, which must be as it was made: others may have changed it in Infisical. @throws `syncSettingsChanged` */
export async function requireUnchanged(client: InfisicalClient, setup: Running): Promise<RunMarks> {
  const stored = await client.sync(setup.sync.id);
  if (differingSettings(stored, setup).length > 0) throw fail('syncSettingsChanged');
  return marksOf(stored);
}

/** Has the sync run once, or from now on by itself, which begins with a run. What comes of it is seen by {@link watchRun}. */
export async function startRun(client: InfisicalClient, { sync, request }: Running): Promise<void> {
  try {
    await (request.isAutomatic ? client.automateSync(sync.id) : client.runSync(sync.id));
  } catch (error) {
    // Of what may have been carried out, the sync itself tells.
    if (fateOf(error) === 'refused') throw error;
  }
}

/** Watches a run to its end. */
export async function watchRun(client: InfisicalClient, setup: AskedRun): Promise<SyncSetup> {
  const stored = await watchSync(client, setup.sync.id, setup.asked, POLL_MS);
  return stored.syncStatus === 'failed'
    ? ended(setup, lastMessage(stored.lastSyncMessage))
    : succeeded(setup);
}

/**
 * Watches a sync until the run that it was asked for is over; gives it as it is then.
 *
 * @throws `syncRunUnconfirmed`, `syncRunSlow`
 */
export async function watchSync(
  client: InfisicalClient,
  id: string,
  { at, before }: AskedRun['asked'],
  pollMs: number,
): Promise<StoredSync> {
  let hasBegun = false;
  while (Date.now() < at + PATIENCE_MS) {
    const stored = await client.sync(id).catch(ignorePassing);
    hasBegun ||= stored !== undefined && isNewer(stored, before);
    if (hasBegun && (stored?.syncStatus === 'succeeded' || stored?.syncStatus === 'failed')) return stored;
    if (!hasBegun && Date.now() > at + BEGINS_WITHIN_MS) throw fail('syncRunUnconfirmed');
    await sleep(pollMs);
  }
  throw fail('syncRunSlow');
}

/** The run goes on in Infisical, whether or not a look at it succeeds. */
function ignorePassing(error: unknown): undefined {
  if (!isRefusal(error, ...PASSING)) throw error;
}

/** Nothing is left to do with the token, unless it is not known whether keys were made empty, which another run fills. */
async function succeeded(setup: Running): Promise<SyncSetup> {
  const isComplete = setup.look?.dryRun.emptyAtFirst.length === 0;
  if (isComplete) await discardCapture(setup.request.captureId);
  return ended(setup, null);
}

/** A run that came to nothing, or whose end is not known. */
export function stopped({ id, target, request, sync, look }: Running, error: unknown): SyncSetup {
  return { id, target, request, sync, look, state: 'created', failure: failureOf(error) };
}

function ended(
  { id, target, request, sync, look }: Running,
  message: SetupIn<'ended'>['message'],
): SyncSetup {
  return { id, target, request, sync, look, state: 'ended', message };
}

/** By what a later run is told from this state of a sync. */
export function marksOf({ syncStatus, lastSyncedAt }: StoredSync): RunMarks {
  return { status: syncStatus ?? null, syncedAt: lastSyncedAt ?? null };
}

/** A run that waits or is at work can only be this one; one that is over has left a mark. */
function isNewer(stored: StoredSync, before: RunMarks): boolean {
  const { status, syncedAt } = marksOf(stored);
  return isAtWork(stored) || status !== before.status || syncedAt !== before.syncedAt;
}

/** Whether a run of a sync waits, or is under way. */
export function isAtWork({ syncStatus }: StoredSync): boolean {
  return syncStatus === 'pending' || syncStatus === 'running';
}
