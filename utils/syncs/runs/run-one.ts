import { fail, failureOf } from '../../failure';
import type { InfisicalClient } from '../../infisical/client';
import { usesConnection } from '../../infisical/list-syncs';
import { placeOf } from '../../infisical/place';
import type { StoredSync } from '../../infisical/schemas';
import { fateOf } from '../../push/reconcile';
import { lastMessage } from '../last-message';
import { isAtWork, marksOf, watchSync } from '../run';
import type { Asked, SyncRun } from './types';

/** Several are watched at a time, and what Infisical answers in a minute is for the whole office (docs/push.md). */
const POLL_MS = 3_000;

/** What is the same for all syncs of a connection. */
export interface Round {
  client: InfisicalClient;
  connectionId: string;
  /** Refuses an organization that is not the token's, or not allowed. */
  requireOrganization(org: string): Promise<void>;
  /** Whether a sync has succeeded with the token that the connection has now. */
  hasRun(stored: StoredSync): boolean;
  /** Notes where a sync stands; false where nobody wants it to go on any more. */
  note(run: SyncRun): Promise<boolean>;
}

/**
 * Has a sync run once, and watches it to its end. What has succeeded with the token already is not run again, and one that was
 * asked to run before is only watched: so nothing runs twice, wherever an answer was lost or the background stopped.
 *
 * @param earlier what it was asked for with the same token before, where how that ends is not known
 */
export async function runOne(round: Round, run: SyncRun, earlier?: Asked): Promise<void> {
  if (run.state !== 'waiting' && run.state !== 'running') return;
  const { id, name, place } = run;
  const same = { id, name, place };
  let asked = run.state === 'running' ? run.asked : undefined;
  try {
    const answer = asked ?? (await ask(round, same, earlier));
    if (answer === 'succeeded') {
      await round.note({ ...same, state: 'succeeded' });
      return;
    }
    if (answer === undefined) return;
    asked = answer;
    const { syncStatus, lastSyncMessage } = await watchSync(round.client, id, asked, POLL_MS);
    await round.note(
      syncStatus === 'failed'
        ? { ...same, state: 'failed', message: lastMessage(lastSyncMessage) }
        : { ...same, state: 'succeeded' },
    );
  } catch (error) {
    const failure = failureOf(error);
    await round.note({ ...same, state: 'stopped', failure, ...(asked ? { asked } : {}) });
  }
}

/** Asks for a run, unless there is none to ask for; undefined where nobody wants it any more. */
async function ask(
  { client, connectionId, requireOrganization, hasRun, note }: Round,
  same: Pick<SyncRun, 'id' | 'name' | 'place'>,
  earlier: Asked | undefined,
): Promise<Asked | 'succeeded' | undefined> {
  const stored = await client.sync(same.id);
  const isShown = usesConnection(stored, connectionId) && placeOf(stored.destinationConfig) === same.place;
  if (!isShown) throw fail('syncSettingsChanged');
  await requireOrganization(stored.destinationConfig.org);
  if (hasRun(stored)) return 'succeeded';
  if (isAtWork(stored) && earlier) {
    return (await note({ ...same, state: 'running', asked: earlier })) ? earlier : undefined;
  }
  // One that is at work may have begun with the token before: what comes of it says nothing of this one.
  const idle = isAtWork(stored)
    ? await watchSync(client, same.id, { at: Date.now(), before: marksOf(stored) }, POLL_MS)
    : stored;
  const asked = { at: Date.now(), before: marksOf(idle) };
  if (!(await note({ ...same, state: 'running', asked }))) return undefined;
  await client.runSync(same.id).catch((error: unknown) => {
    // Of what may have been carried out, the sync itself tells.
    if (fateOf(error) === 'refused') throw error;
  });
  return asked;
}
