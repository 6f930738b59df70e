import { usesConnection } from '../infisical/list-syncs';
import type { StoredSync } from '../infisical/schemas';
import type { NewSync } from '../infisical/sync-calls';
import type { MessageKey } from '../sentence';
import { isSameApp, isSameLevel } from './same-destination';
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

type Asked = Pick<SyncIntent, 'target' | 'request'>;

/** Whether a stored sync is the one that was asked for, whatever became of its options. */
export function isAskedFor(stored: StoredSync, asked: Asked): boolean {
  return differingPlaces(stored, asked).length === 0;
}

/** In what a stored sync differs from what was asked for, as the form calls it: servers drop what they do not know. */
export function differingSettings(stored: StoredSync, asked: Asked): MessageKey[] {
  return [...differingPlaces(stored, asked), ...differingOptions(stored, asked)];
}

function differingPlaces(stored: StoredSync, { target, request }: Asked): MessageKey[] {
  const { plan, name } = request;
  return trueOnes({
    'popup.sync.name': stored.name !== name,
    'options.history.connection': !usesConnection(stored, target.connection.id),
    'popup.sync.environment': (stored.environment?.slug ?? plan.environment) !== plan.environment,
    'popup.sync.folder': (stored.folder?.path ?? plan.secretPath) !== plan.secretPath,
    'popup.sync.app': !isSameApp(stored.destinationConfig, plan.destination),
    'popup.sync.level': !isSameLevel(stored.destinationConfig, plan.destination),
  });
}

function differingOptions({ syncOptions, isAutoSyncEnabled }: StoredSync, { request }: Asked): MessageKey[] {
  const { disableSecretDeletion, keySchema } = request.plan.options;
  return trueOnes({
    'popup.sync.deletes': (syncOptions.disableSecretDeletion ?? false) !== disableSecretDeletion,
    'popup.sync.schema': (syncOptions.keySchema ?? '') !== (keySchema ?? ''),
    'popup.sync.subfolders': syncOptions.recursive ?? false,
    'popup.sync.automatic': isAutoSyncEnabled,
  });
}

function trueOnes(differs: Partial<Record<MessageKey, boolean>>): MessageKey[] {
  return (Object.keys(differs) as MessageKey[]).filter((term) => differs[term]);
}

/** @param url origin of the Infisical (docs/facts/infisical-api.md, section 10: the page of newer versions) */
export function madeSync({ id, name }: StoredSync, url: string, projectId: string): MadeSync {
  const page = `/projects/secret-management/${encodeURIComponent(projectId)}/integrations/secret-syncs/humanitec`;
  return { id, name, url: `${url}${page}/${encodeURIComponent(id)}` };
}
