import { fail } from '../failure';
import type { Project } from '../infisical/types';
import { infisicalOf } from './prepare';
import { setupItem } from './storage';
import type { SyncTarget } from './types';

/** The projects in which the connection of the setup can be used. */
export async function listProjects(): Promise<Project[]> {
  const target = await currentTarget();
  const projects = await (await infisicalOf(target)).projects();
  const { projectId } = target.connection;
  return projectId === null ? projects : projects.filter(({ id }) => id === projectId);
}

/** The environments of a project. */
export async function listEnvironments(projectId: string): Promise<{ slug: string; name: string }[]> {
  return (await infisicalOf(await currentTarget())).environments(projectId);
}

/** The paths of an environment's folders. */
export async function listFolders(projectId: string, environment: string): Promise<string[]> {
  const folders = await (await infisicalOf(await currentTarget())).folders(projectId, environment);
  return ['/', ...folders.toSorted()];
}

async function currentTarget(): Promise<SyncTarget> {
  const setup = await setupItem.get();
  if (!setup) throw fail('syncClosed');
  return setup.target;
}
