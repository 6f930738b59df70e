import { fail } from '../failure';
import type { InfisicalClient } from '../infisical/client';
import { InfisicalError, isRefusal, readableList } from '../infisical/errors';
import { listSyncsIn } from '../infisical/list-syncs';
import type { Sync } from '../infisical/schemas';
import type { Project } from '../infisical/types';
import type { SyncPlan } from './dry-run/types';
import { isSameDestination } from './same-destination';
import type { Duplicates, Rival } from './types';

/** Projects whose syncs are listed; Infisical answers some 200 reads a minute (docs/facts/infisical-api.md, section 10). */
const MOST_PROJECTS = 20;

/**
 * Looks for other syncs with the same destination: they overwrite each other's keys, and delete them where deletion is on.
 * Newer servers tell whether there is one; which it is shows in the projects that may be listed.
 *
 * @param own id of the sync itself, where it is there already
 * @throws `infisicalRateLimit`
 */
export async function findDuplicates(
  client: InfisicalClient,
  plan: SyncPlan,
  own: string | undefined,
): Promise<Duplicates> {
  const projects = await projectsToList(client, plan.projectId);
  const asked = projects.slice(0, MOST_PROJECTS);
  const isRival = ({ id, destinationConfig }: Sync) =>
    (own === undefined || id !== own) && isSameDestination(destinationConfig, plan.destination);
  const rivals = new Map<string, Rival[]>();
  const [elsewhere, seconds] = await Promise.all([
    tellsOne(client, plan, own),
    listSyncsIn(client, asked, isRival, (project) => {
      if (project.state === 'listed') rivals.set(project.id, project.syncs.map(rivalIn(project)));
    }),
  ]);
  // A minute's wait is no reason to miss one.
  if (seconds !== undefined) throw fail('infisicalRateLimit', [seconds]);
  const found = asked.flatMap(({ id }) => rivals.get(id) ?? []);
  return {
    found,
    isElsewhere: elsewhere && found.length === 0,
    unlisted: projects.length - rivals.size,
  };
}

function rivalIn(project: Project): (sync: Sync) => Rival {
  return ({ name, syncOptions }) => ({
    name,
    project: project.name,
    deletes: syncOptions?.disableSecretDeletion !== true,
  });
}

/** The project of the sync first. */
async function projectsToList(client: InfisicalClient, own: string): Promise<Project[]> {
  const projects = (await readableList(() => client.projects())) ?? [];
  const isOwn = ({ id }: Project) => id === own;
  return [projects.find(isOwn) ?? { id: own, name: own }, ...projects.filter((project) => !isOwn(project))];
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
    if (error instanceof InfisicalError && !isRefusal(error, 'infisicalRateLimit')) return false;
    throw error;
  }
}
