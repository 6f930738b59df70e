import { historyItem } from '../../history/storage';
import type { InfisicalClient } from '../../infisical/client';
import { listSyncsIn, type ProjectSyncs, projectsOf, usesConnection } from '../../infisical/list-syncs';
import type { StoredConnection, Sync } from '../../infisical/schemas';
import type { Project } from '../../infisical/types';
import { selectedApps } from '../../preflight/selection';
import type { Authorized } from '../authorize';
import type { Pace } from '../pace';
import type { Listing } from '../state';
import type { ListedProject, SyncPlace } from '../types';

/** Projects between two reports of progress. */
const PROGRESS_STEP = 10;
/** Projects whose syncs are listed before the user is asked: some tenth of what Infisical answers in a minute (section 10). */
const FIRST = 20;

/**
 * Lists the syncs of a connection. Infisical lists syncs by project only (docs/facts/infisical-api.md, section 13), and its
 * limits are tight: a project's connection is used in that project alone; for an organization's the likely projects are
 * asked first, and the rest when the user wants to wait for it. None is asked twice for one rotation. Undefined where
 * projects may not be listed.
 */
export async function listSyncs(
  client: InfisicalClient,
  authorized: Authorized,
  connection: StoredConnection,
  pace: Pace,
): Promise<Listing | undefined> {
  const projects = await projectsOf(client, connection);
  if (!projects) return undefined;
  const isOfConnection = (sync: Sync) => usesConnection(sync, connection.id);
  const known = new Map(authorized.listed.map((one) => [one.id, one]));
  const open = (await likelyFirst(projects, authorized)).filter(({ id }) => !known.has(id));
  let left = authorized.wantsAll ? open : open.slice(0, Math.max(0, FIRST - known.size));
  while (left.length > 0) {
    const seconds = await listSyncsIn(client, left, isOfConnection, (one) => {
      known.set(one.id, withPlaces(one));
      if (known.size % PROGRESS_STEP === 0) pace.tell({ done: known.size, total: projects.length });
    });
    left = left.filter(({ id }) => !known.has(id));
    // What nobody has asked for is not worth a wait.
    if (seconds === undefined || !authorized.wantsAll) break;
    await pace.wait(seconds);
  }
  return { listed: [...known.values()], unlisted: projects.filter(({ id }) => !known.has(id)).length };
}

/** Known from earlier pushes or from the profile; then those called like an app of the token. */
async function likelyFirst(
  projects: readonly Project[],
  { profile, preflight }: Authorized,
): Promise<Project[]> {
  const history = await historyItem.get();
  const pushed = history
    .filter(({ siteUrl }) => siteUrl === profile.siteUrl)
    .map(({ projectId }) => projectId);
  const known = new Set([...pushed, ...(profile.scope.level === 'project' ? [profile.scope.id] : [])]);
  const found = preflight?.apps ?? [];
  const apps = [
    ...(preflight ? selectedApps(preflight) : []).map(({ app }) => app),
    ...found.flatMap(({ app, name }) => [app, name]),
  ];
  const rank = ({ id, name }: Project): number => {
    if (known.has(id)) return 0;
    return apps.some((app) => name.toLowerCase().includes(app.toLowerCase())) ? 1 : 2;
  };
  return projects.toSorted((one, other) => rank(one) - rank(other));
}

function withPlaces(project: ProjectSyncs): ListedProject {
  return project.state === 'listed' ? { ...project, syncs: project.syncs.map(placeOf) } : project;
}

function placeOf({ name, destinationConfig: { org, app, env } }: Sync): SyncPlace {
  return { name, org, app, ...(env ? { env } : {}) };
}
