import { badRequest, forbidden, notFound } from '../errors';
import type { Instance, OrgActor } from '../instance';
import { assertCan, connectionsOf, projectOf, rightsOf } from '../rights';
import type { Project, Sync } from '../types';

type Wanted = Pick<Sync, 'name' | 'projectId' | 'connectionId' | 'environment' | 'secretPath'> & {
  id?: string;
};

/** What must hold for a sync that is created or changed. The destination is not checked against Humanitec. */
export function checkSync(instance: Instance, actor: OrgActor, wanted: Wanted): void {
  const project = projectOf(instance, actor, wanted.projectId);
  checkConnection(instance, actor, wanted);
  checkSource(instance, actor, project, wanted);
  const taken = instance.state.syncs.some(
    ({ id, name, projectId }) => id !== wanted.id && name === wanted.name && projectId === project.id,
  );
  if (taken) {
    throw badRequest(
      `A Secret Sync with the name "${wanted.name}" already exists for the project with ID "${project.id}"`,
    );
  }
}

function checkConnection(instance: Instance, actor: OrgActor, { connectionId, projectId }: Wanted): void {
  const connection = connectionsOf(instance, actor).find(({ id }) => id === connectionId);
  if (!connection) throw notFound(`Could not find App Connection with ID ${connectionId}`);
  assertCan(actor, 'connect', connection);
  if (connection.app !== 'humanitec') {
    throw badRequest(
      `${connection.app} Connection with ID ${connectionId} cannot be used to connect to Humanitec`,
    );
  }
  if (connection.projectId !== null && connection.projectId !== projectId) {
    throw badRequest(
      `You cannot connect project App Connection with ID "${connectionId}" from project with ID "${connection.projectId}" to project with ID "${projectId}"`,
    );
  }
}

function checkSource({ state }: Instance, actor: OrgActor, project: Project, wanted: Wanted): void {
  const { environment, secretPath } = wanted;
  const exists =
    project.environments.some(({ slug }) => slug === environment) &&
    (secretPath === '/' ||
      state.folders.some(
        (folder) =>
          folder.projectId === project.id && folder.environment === environment && folder.path === secretPath,
      ));
  if (!exists) {
    throw badRequest(
      `Could not find folder with path "${secretPath}" in environment "${environment}" for project with ID "${project.id}"`,
    );
  }
  if (!rightsOf(actor).readSecrets) {
    throw forbidden(
      `You do not have permission to read secrets at path "${secretPath}" in environment "${environment}".`,
    );
  }
}
