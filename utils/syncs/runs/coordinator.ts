import pMap from 'p-map';
import { checkHealth } from '../../connections/health/check';
import { hasRun, writtenAt } from '../../connections/health/judge';
import { type ConnectionKey, isSameConnection, type KnownConnection, keyOf } from '../../connections/types';
import { fail, failureOf } from '../../failure';
import { inTurn } from '../../in-turn';
import type { InfisicalClient } from '../../infisical/client';
import type { StoredConnection } from '../../infisical/schemas';
import { keepAlive } from '../../keep-alive';
import { policyNow } from '../../policy/managed';
import { isAllowed } from '../../policy/types';
import { targetOf } from '../open';
import { infisicalOf } from '../prepare';
import { listRuns } from './list';
import { runOne } from './run-one';
import { syncRunsItem } from './storage';
import type { Asked, SyncRuns } from './types';

/** Infisical itself runs five of a connection at a time (docs/facts/infisical-api.md, section 9). */
const IN_FLIGHT = 3;

/** What is under way, of one connection at a time. */
interface UnderWay {
  connection: ConnectionKey;
  begun: Promise<unknown>;
  done: Promise<void>;
}
let underWay: UnderWay | undefined;
/** Writes one after the other, so that none overwrites where another sync stands. */
const turn = inTurn();

/**
 * Has each sync of a known connection run once. Resolves when that is under way; where they stand is in session storage. Asked
 * again meanwhile, it is the same.
 *
 * @param shown where the syncs write to that the user has seen: if there are others by now, none is run
 * @throws `syncsRunning` for another connection, `connectionUnknown`, `connectionProfileGone`
 */
export async function startRuns(key: ConnectionKey, shown: readonly string[]): Promise<void> {
  takeUp(await syncRunsItem.get());
  if (underWay && !isSameConnection(underWay.connection, key)) throw fail('syncsRunning');
  if (!underWay) {
    const begun = begin(key);
    occupy(key, begun, async () => look(await begun, shown));
  }
  await underWay?.begun;
}

/** Goes on with what was cut off when the browser stopped the background; otherwise does nothing. */
export async function resumeRuns(): Promise<void> {
  takeUp(await syncRunsItem.get());
  await underWay?.done;
}

/** Forgets the runs of a connection or a profile that is to be removed: no further one is asked for. */
export async function leaveRuns(
  isMine: (runs: Pick<SyncRuns, 'connection' | 'profileId'>) => boolean,
): Promise<void> {
  await turn(async () => {
    const runs = await syncRunsItem.get();
    if (runs && isMine(runs)) await syncRunsItem.set(null);
  });
}

function takeUp(runs: SyncRuns | null): void {
  if (underWay || !runs || runs.state === 'over') return;
  occupy(runs.connection, Promise.resolve(), async () => {
    // Nothing was sent: they would be listed.
    if (runs.state === 'looking') return over(runs.id, fail('syncInterrupted'));
    try {
      const { known, target } = await targetOf(runs.connection);
      const client = await infisicalOf(target);
      await runAll(client, await client.connection(known.connectionId), known, runs);
    } catch (error) {
      await over(runs.id, error);
    }
  });
}

/** Does work, with the background kept running. Nothing else can come in between. */
function occupy(connection: ConnectionKey, begun: Promise<unknown>, work: () => Promise<void>): void {
  const done = keepAlive(work)
    .catch(() => undefined)
    .finally(() => {
      underWay = undefined;
    });
  underWay = { connection, begun, done };
}

async function begin(key: ConnectionKey) {
  const before = await syncRunsItem.get();
  const { known, target } = await targetOf(key);
  const runs = {
    id: crypto.randomUUID(),
    connection: keyOf(known),
    profileId: target.profile.id,
    pushedAt: known.pushedAt,
  };
  await turn(() => syncRunsItem.set({ ...runs, state: 'looking' }));
  return { before, known, target, runs };
}

async function look(
  { before, known, target, runs }: Awaited<ReturnType<typeof begin>>,
  shown: readonly string[],
): Promise<void> {
  try {
    const client = await infisicalOf(target);
    const stored = await client.connection(known.connectionId);
    if (stored.app !== 'humanitec') throw fail('infisicalNotHumanitec');
    const listed = await listRuns(client, stored, known, shown);
    const begun = { ...runs, state: 'running' as const, runs: listed };
    if (!(await change(runs.id, () => begun))) return;
    await runAll(client, stored, known, begun, askedBefore(known, before));
  } catch (error) {
    await over(runs.id, error);
  }
}

async function runAll(
  client: InfisicalClient,
  stored: StoredConnection,
  known: KnownConnection,
  { id, runs }: SyncRuns & { state: 'running' },
  earlier: ReadonlyMap<string, Asked> = new Map(),
): Promise<void> {
  const since = writtenAt(known, stored);
  const round = {
    client,
    connectionId: known.connectionId,
    requireOrganization: (org: string) => requireOrganization(known, org),
    hasRun: (sync: Parameters<typeof hasRun>[0]) => hasRun(sync, since),
    note: (run: (typeof runs)[number]) =>
      change(id, (now) =>
        now.state === 'running'
          ? { ...now, runs: now.runs.map((one) => (one.id === run.id ? run : one)) }
          : now,
      ),
  };
  await pMap(runs, (run) => runOne(round, run, earlier.get(run.id)), { concurrency: IN_FLIGHT });
  await change(id, (now) => (now.state === 'running' ? { ...now, state: 'over' } : now));
  // That the old token is not needed any more is for Infisical to say, of all syncs together.
  if (await isThere(id)) await checkHealth(known).catch(() => undefined);
}

/** At each sync anew: a policy may come in the middle. */
async function requireOrganization({ humanitecOrganizations }: KnownConnection, org: string): Promise<void> {
  const { allowedHumanitecOrganizations: allowed } = await policyNow();
  if (!isAllowed(allowed, org)) throw fail('syncOrganizationNotAllowed', [org]);
  if (!humanitecOrganizations.includes(org)) throw fail('syncOrganizationOther', [org]);
}

/** What was asked for with the same token before, and whose end is not known. */
function askedBefore({ pushedAt, ...key }: KnownConnection, before: SyncRuns | null): Map<string, Asked> {
  const isSame = before && before.pushedAt === pushedAt && isSameConnection(before.connection, key);
  if (!isSame || before.state === 'looking') return new Map();
  return new Map(before.runs.flatMap((run) => ('asked' in run && run.asked ? [[run.id, run.asked]] : [])));
}

async function over(id: string, error: unknown): Promise<void> {
  const failure = failureOf(error);
  await change(id, (now) => ({
    ...now,
    state: 'over',
    runs: 'runs' in now ? now.runs : [],
    failure,
  }));
}

/** Changes the runs of this id; false where they are not there any more. */
function change(id: string, next: (now: SyncRuns) => SyncRuns): Promise<boolean> {
  return turn(async () => {
    const now = await syncRunsItem.get();
    if (now?.id !== id) return false;
    await syncRunsItem.set(next(now));
    return true;
  });
}

async function isThere(id: string): Promise<boolean> {
  return (await syncRunsItem.get())?.id === id;
}
