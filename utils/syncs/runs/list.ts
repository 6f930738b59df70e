import { destinationsOf } from '../../connections/seen';
import type { KnownConnection } from '../../connections/types';
import { fail } from '../../failure';
import type { InfisicalClient } from '../../infisical/client';
import { listSyncsIn, type ProjectSyncs, usesConnection } from '../../infisical/list-syncs';
import { placeOf } from '../../infisical/place';
import type { StoredConnection, Sync } from '../../infisical/schemas';
import type { SyncRun } from './types';

/**
 * The syncs of a connection, as the user has seen them: looked for where they were seen, and nowhere else.
 *
 * @throws `syncsChanged` where there are others than were shown
 */
export async function listRuns(
  client: InfisicalClient,
  stored: StoredConnection,
  known: KnownConnection,
  shown: readonly string[],
): Promise<SyncRun[]> {
  const projects = known.seen?.projects ?? [];
  const listed: ProjectSyncs[] = [];
  const isOurs = (sync: Sync): boolean => usesConnection(sync, stored.id);
  const seconds = await listSyncsIn(client, projects, isOurs, (project) => listed.push(project));
  if (seconds !== undefined) throw fail('infisicalRateLimit', [seconds]);
  const syncs = listed.flatMap((project) => (project.state === 'listed' ? project.syncs : []));
  const places = syncs.map(({ destinationConfig }) => placeOf(destinationConfig));
  if (!isSame(places, shown) || !isSame((known.seen && destinationsOf(known.seen)) ?? [], shown)) {
    throw fail('syncsChanged');
  }
  return syncs.map(newRun);
}

function newRun({ id, name, destinationConfig }: Sync): SyncRun {
  const run = { id: id ?? '', name, place: placeOf(destinationConfig) };
  if (id !== undefined) return { ...run, state: 'waiting' };
  return { ...run, state: 'stopped', failure: fail('infisicalAnswerUnknown').failure };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
}
