import { badRequest, forbidden, notFound } from '../errors';
import type { Instance, OrgActor } from '../instance';
import { assertCan, canReadSecrets, connectionsOf, projectOf } from '../rights';
import { hasFolder, sourceOf, syncedSecrets } from '../secrets/source';
import type { Sync } from '../types';
import { knownOptions } from './known-options';

type Wanted = Pick<
  Sync,
  'name' | 'projectId' | 'connectionId' | 'environment' | 'secretPath' | 'syncOptions'
> & { id?: string };

/** What must hold for a sync that is created or changed. The destination is not checked against Humanitec. */
export function checkSync(instance: Instance, actor: OrgActor, wanted: Wanted): void {
  const project = projectOf(instance, actor, wanted.projectId);
  checkConnection(instance, actor, wanted);
  checkSource(instance, actor, wanted);
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

function checkSource(instance: Instance, actor: OrgActor, wanted: Wanted): void {
  const { projectId, environment, secretPath } = wanted;
  if (!hasFolder(instance, sourceOf(wanted))) {
    throw badRequest(
      `Could not find folder with path "${secretPath}" in environment "${environment}" for project with ID "${projectId}"`,
    );
  }
  if (!canReadSecrets(actor, environment)) {
    throw forbidden(
      `You do not have permission to read secrets at path "${secretPath}" in environment "${environment}".`,
    );
  }
  const { recursive } = knownOptions(instance, wanted.syncOptions);
  const { collisions } = syncedSecrets(instance, sourceOf(wanted), { recursive });
  if (collisions.length > 0) throw badRequest(collide(collisions));
}

/** Why folders cannot be flattened; the wording is ours, the facts have none. */
export function collide(keys: string[]): string {
  return `Several folders have a secret with the key ${keys.map((key) => `"${key}"`).join(', ')}`;
}
