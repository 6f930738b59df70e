import pMap from 'p-map';
import type { InfisicalClient } from './client';
import { InfisicalError, isRefusal, readableList } from './errors';
import type { StoredConnection, Sync } from './schemas';
import type { Project } from './types';

const IN_FLIGHT = 4;

type Listed = { state: 'listed'; syncs: Sync[] } | { state: 'refused' | 'failed' };

/** A project that was asked for its syncs: they may not be listed, or something went wrong, or these are they. */
export type ProjectSyncs = Project & Listed;

/** The projects where a connection may be used; undefined where they may not be listed. */
export async function projectsOf(
  client: InfisicalClient,
  { projectId, project }: StoredConnection,
): Promise<Project[] | undefined> {
  if (projectId) return [project ?? { id: projectId, name: projectId }];
  return readableList(() => client.projects());
}

/**
 * Lists those syncs of some projects that are wanted (docs/facts/infisical-api.md, section 13), until Infisical asks to slow
 * down; gives the seconds it asks for, or undefined when all are listed.
 */
export async function listSyncsIn(
  client: InfisicalClient,
  projects: readonly Project[],
  isWanted: (sync: Sync) => boolean,
  onListed: (project: ProjectSyncs) => void,
): Promise<number | undefined> {
  let seconds: number | undefined;
  const listOne = async (project: Project): Promise<void> => {
    if (seconds !== undefined) return;
    try {
      onListed({ ...project, ...(await syncsOf(client, project.id, isWanted)) });
    } catch (error) {
      if (!isRefusal(error, 'infisicalRateLimit')) throw error;
      seconds = Number(error.failure.params[0]);
    }
  };
  await pMap(projects, listOne, { concurrency: IN_FLIGHT });
  return seconds;
}

async function syncsOf(
  client: InfisicalClient,
  projectId: string,
  isWanted: (sync: Sync) => boolean,
): Promise<Listed> {
  try {
    const syncs = await readableList(() => client.syncs(projectId));
    if (!syncs) return { state: 'refused' };
    return { state: 'listed', syncs: syncs.filter(isWanted) };
  } catch (error) {
    if (!(error instanceof InfisicalError) || isRefusal(error, 'infisicalRateLimit')) throw error;
    return { state: 'failed' };
  }
}

/** Whether a sync uses the connection of this id. */
export function usesConnection(
  { connection, connectionId }: Pick<Sync, 'connection' | 'connectionId'>,
  id: string,
): boolean {
  return (connection?.id ?? connectionId) === id;
}
