import pMap from 'p-map';
import { HttpError } from '../http';
import { type Humanitec, humanitec } from '../humanitec/client';
import type { InfisicalClient } from '../infisical/client';
import { InfisicalError } from '../infisical/errors';
import type { Sync } from '../infisical/schemas';
import type { Project } from '../infisical/types';
import { type Sentence, say } from '../sentence';
import type { Order } from './order';
import type { Preparation } from './way';

const IN_FLIGHT = 4;

/**
 * Checks with the new token the Humanitec destinations of all visible syncs that use a connection: they would fail
 * silently at their next run (docs/facts/infisical-api.md, section 9.2). Syncs are listed project by project.
 */
export async function checkSyncs(
  client: InfisicalClient,
  { token, preflight }: Order,
  connectionId: string,
): Promise<Omit<Preparation, 'before'>> {
  const projects = await orNull(client.projects());
  if (!projects) return { doubts: [], warnings: [say('push.warning.projectsUnchecked')], proven: [] };
  const lists = await pMap(projects, (project) => syncsOf(client, project), { concurrency: IN_FLIGHT });
  const listed = lists.filter(({ isListed }) => isListed).length;
  const syncs = lists.flatMap(({ syncs }) => syncs).filter((sync) => usesConnection(sync, connectionId));
  const reads = humanitec(token);
  const checked = await pMap(syncs, (sync) => checkSync(reads, sync, preflight?.apps ?? []), {
    concurrency: IN_FLIGHT,
  });
  const passed = checked.filter((doubts) => doubts.length === 0).length;
  return {
    doubts: [...lists.flatMap(({ doubts }) => doubts), ...checked.flat()],
    warnings: lists.flatMap(({ warnings }) => warnings),
    proven: listed > 0 ? [say('push.proven.syncs', passed, listed)] : [],
  };
}

interface SyncList {
  syncs: Sync[];
  isListed: boolean;
  doubts: Sentence[];
  warnings: Sentence[];
}

/** What may not be listed is told with the result; what could be and was not, before anything is sent. */
async function syncsOf(client: InfisicalClient, { id, name }: Project): Promise<SyncList> {
  const unchecked = say('push.warning.projectUnchecked', name);
  try {
    const syncs = await orNull(client.syncs(id));
    if (syncs) return { syncs, isListed: true, doubts: [], warnings: [] };
    return { syncs: [], isListed: false, doubts: [], warnings: [unchecked] };
  } catch (error) {
    if (!(error instanceof InfisicalError)) throw error;
    return { syncs: [], isListed: false, doubts: [unchecked], warnings: [] };
  }
}

/** Null where Infisical does not let this sign-in read; anything else that goes wrong is thrown. */
async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof InfisicalError && (error.status === 403 || error.status === 404)) return null;
    throw error;
  }
}

function usesConnection({ connection, connectionId }: Sync, id: string): boolean {
  return (connection?.id ?? connectionId) === id;
}

async function checkSync(
  reads: Humanitec,
  { name, destinationConfig: { org, app, env } }: Sync,
  apps: readonly { org: string; app: string; write: string }[],
): Promise<Sentence[]> {
  const place = [org, app, ...(env ? [env] : [])].join('/');
  try {
    await (env ? reads.environmentValues(org, app, env) : reads.values(org, app));
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    const refused = error.problem.kind === 'status' && [401, 403, 404].includes(error.problem.status);
    return [say(refused ? 'push.warning.syncRefused' : 'push.warning.syncUnchecked', name, place)];
  }
  const access = apps.find((known) => known.org === org && known.app === app);
  return access?.write === 'no' ? [say('push.warning.syncReadOnly', name, place)] : [];
}
