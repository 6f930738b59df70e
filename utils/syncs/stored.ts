import { usesConnection } from '../infisical/list-syncs';
import type { StoredSync } from '../infisical/schemas';
import type { NewSync } from '../infisical/sync-calls';
import { isSameDestination } from './same-destination';
import type { MadeSync, SyncIntent, SyncRequest, SyncTarget } from './types';

/** What a request asks Infisical for. It never runs by itself before it has been read back. */
export function newSync({ connection }: SyncTarget, { plan, name }: SyncRequest): NewSync {
  const { keySchema, disableSecretDeletion } = plan.options;
  return {
    name,
    projectId: plan.projectId,
    connectionId: connection.id,
    environment: plan.environment,
    secretPath: plan.secretPath,
    isAutoSyncEnabled: false,
    syncOptions: {
      initialSyncBehavior: 'overwrite-destination',
      disableSecretDeletion,
      ...(keySchema === undefined ? {} : { keySchema }),
    },
    destinationConfig: plan.destination,
  };
}

/** Whether a stored sync is the one that was asked for, whatever became of its options. */
export function isAskedFor(
  stored: StoredSync,
  { target, request }: Pick<SyncIntent, 'target' | 'request'>,
): boolean {
  const { plan, name } = request;
  return (
    stored.name === name &&
    usesConnection(stored, target.connection.id) &&
    (stored.environment?.slug ?? plan.environment) === plan.environment &&
    (stored.folder?.path ?? plan.secretPath) === plan.secretPath &&
    isSameDestination(stored.destinationConfig, plan.destination)
  );
}

/** The options in which a stored sync differs from what was asked for: servers drop those that they do not know. */
export function differingOptions(
  { syncOptions, isAutoSyncEnabled }: StoredSync,
  { plan }: SyncRequest,
): string[] {
  const { disableSecretDeletion, keySchema } = plan.options;
  const differs = {
    disableSecretDeletion: (syncOptions.disableSecretDeletion ?? false) !== disableSecretDeletion,
    keySchema: (syncOptions.keySchema ?? '') !== (keySchema ?? ''),
    recursive: syncOptions.recursive ?? false,
    isAutoSyncEnabled,
  };
  return Object.entries(differs).flatMap(([option, differing]) => (differing ? [option] : []));
}

/** @param url origin of the Infisical (docs/facts/infisical-api.md, section 10: the page of newer versions) */
export function madeSync({ id, name }: StoredSync, url: string, projectId: string): MadeSync {
  const page = `/projects/secret-management/${encodeURIComponent(projectId)}/integrations/secret-syncs/humanitec`;
  return { id, name, url: `${url}${page}/${encodeURIComponent(id)}` };
}
