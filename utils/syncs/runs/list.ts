import { destinationsOf } from '../../connections/seen';
import type { KnownConnection } from '../../connections/types';
import { fail } from '../../failure';
import type { InfisicalClient } from '../../infisical/client';
import { listSyncsIn, type ProjectSyncs, placeOf } from '../../infisical/list-syncs';
import type { StoredConnection, Sync } from '../../infisical/schemas';
import { allowedOrganizations } from '../../policy/managed';
import type { SyncRun } from './types';

/**
 * The syncs of a connection, as the user has seen them: looked for where they were seen, and nowhere else. One that writes to
 * an organization that is not the token's, or not allowed, is not run, and says so.
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
  const seconds = await listSyncsIn(client, stored.id, projects, (project) => listed.push(project));
  if (seconds !== undefined) throw fail('infisicalRateLimit', [seconds]);
  const syncs = listed.flatMap((project) => (project.state === 'listed' ? project.syncs : []));
  const places = syncs.map(({ destinationConfig }) => placeOf(destinationConfig));
  if (!isSame(places, shown) || !isSame((known.seen && destinationsOf(known.seen)) ?? [], shown)) {
    throw fail('syncsChanged');
  }
  const allowed = await allowedOrganizations();
  return syncs.map((sync) => newRun(sync, known, allowed));
}

function newRun(
  { id, name, destinationConfig }: Sync,
  { humanitecOrganizations }: KnownConnection,
  allowed: readonly string[] | undefined,
): SyncRun {
  const { org } = destinationConfig;
  const run = { id: id ?? '', name, place: placeOf(destinationConfig) };
  const refusal =
    allowed && !allowed.includes(org)
      ? fail('syncOrganizationNotAllowed', [org])
      : !humanitecOrganizations.includes(org)
        ? fail('syncOrganizationOther', [org])
        : id === undefined
          ? fail('infisicalAnswerUnknown')
          : undefined;
  return refusal ? { ...run, state: 'stopped', failure: refusal.failure } : { ...run, state: 'waiting' };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
}
