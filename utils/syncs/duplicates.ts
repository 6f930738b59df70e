import pMap from 'p-map';
import type { InfisicalClient } from '../infisical/client';
import { InfisicalError, isRefusal, readableList } from '../infisical/errors';
import type { Sync } from '../infisical/schemas';
import type { Project } from '../infisical/types';
import type { SyncPlan } from './dry-run/types';
import { isSameDestination } from './same-destination';
import type { Duplicates } from './types';

const IN_FLIGHT = 4;
/** Projects whose syncs are listed; Infisical answers some 200 reads a minute (docs/facts/infisical-api.md, section 10). */
const MOST_PROJECTS = 20;

/**
 * Looks for other syncs with the same destination: they overwrite each other's keys, and delete them where deletion is on.
 * Newer servers tell whether there is one; which it is shows in the projects that may be listed.
 *
 * @param own id of the sync itself, where it is there already
 */
export async function findDuplicates(
  client: InfisicalClient,
  plan: SyncPlan,
  own: string | undefined,
): Promise<Duplicates> {
  const projects = await projectsToList(client, plan.projectId);
  const listed = projects.slice(0, MOST_PROJECTS);
  const [elsewhere, syncs] = await Promise.all([
    tellsOne(client, plan, own),
    pMap(listed, (project) => syncsIn(client, project), { concurrency: IN_FLIGHT }),
  ]);
  const found = listed.flatMap((project, index) =>
    (syncs[index] ?? [])
      .filter(
        (sync) =>
          (own === undefined || sync.id !== own) &&
          isSameDestination(sync.destinationConfig, plan.destination),
      )
      .map(({ name, syncOptions }) => ({
        name,
        project: project.name,
        deletes: syncOptions?.disableSecretDeletion !== true,
      })),
  );
  const unlisted = projects.length - listed.length + syncs.filter((one) => one === undefined).length;
  return { found, isElsewhere: elsewhere && found.length === 0, unlisted };
}

/** The project of the sync first. */
async function projectsToList(client: InfisicalClient, own: string): Promise<Project[]> {
  const projects = (await readableList(() => client.projects())) ?? [];
  const isOwn = ({ id }: Project) => id === own;
  return [projects.find(isOwn) ?? { id: own, name: own }, ...projects.filter((project) => !isOwn(project))];
}

/** Undefined where they may not be listed, or something else went wrong. */
async function syncsIn(client: InfisicalClient, { id }: Project): Promise<Sync[] | undefined> {
  try {
    return await readableList(() => client.syncs(id));
  } catch (error) {
    if (!(error instanceof InfisicalError) || isRefusal(error, 'infisicalRateLimit')) throw error;
    return undefined;
  }
}

/** What Infisical itself says; older servers lack the question, and newer ones hide what goes wrong with it. */
async function tellsOne(
  client: InfisicalClient,
  { destination, projectId }: SyncPlan,
  own: string | undefined,
): Promise<boolean> {
  try {
    return (await client.checkDestination(destination, projectId, own)).hasDuplicate;
  } catch (error) {
    if (error instanceof InfisicalError) return false;
    throw error;
  }
}
