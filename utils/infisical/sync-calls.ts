import { type Call, query, WRITE_TIMEOUT_MS } from './request';
import { DestinationCheckAnswer, type StoredSync, SyncAnswer, SyncsAnswer } from './schemas';
import type { SyncDestination } from './types';

const SYNCS = '/api/v1/secret-syncs/humanitec';

/** A sync to create: nothing is left to the server, which switches automatic syncing and deletion on by itself. */
export interface NewSync {
  name: string;
  projectId: string;
  connectionId: string;
  environment: string;
  secretPath: string;
  isAutoSyncEnabled: false;
  syncOptions: {
    initialSyncBehavior: 'overwrite-destination';
    disableSecretDeletion: boolean;
    keySchema?: string;
  };
  destinationConfig: SyncDestination;
}

/** Humanitec's Secret Syncs (docs/facts/infisical-api.md, section 9). */
export function syncCalls(call: Call) {
  const at = (id: string) => `${SYNCS}/${encodeURIComponent(id)}` as const;
  const stored = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: `/api/${string}`,
    body?: object,
  ) => {
    const answer = await call({
      method,
      path,
      ...(body ? { body } : {}),
      schema: SyncAnswer,
      ...(method === 'GET' ? {} : { timeoutMs: WRITE_TIMEOUT_MS }),
    });
    return answer.secretSync;
  };
  return {
    /** Humanitec syncs of one project, whatever connection they use. */
    syncs: async (projectId: string) => {
      const path = `${SYNCS}${query({ projectId })}` as const;
      return (await call({ method: 'GET', path, schema: SyncsAnswer })).secretSyncs;
    },
    sync: (id: string): Promise<StoredSync> => stored('GET', at(id)),
    syncByName: (name: string, projectId: string): Promise<StoredSync> =>
      stored('GET', `${SYNCS}/sync-name/${encodeURIComponent(name)}${query({ projectId })}`),
    createSync: (sync: NewSync): Promise<StoredSync> => stored('POST', SYNCS, sync),
    /** Queues one run. */
    runSync: (id: string): Promise<StoredSync> => stored('POST', `${at(id)}/sync-secrets`),
    /** Has the sync run by itself from now on, which queues a run (section 13). */
    automateSync: (id: string): Promise<StoredSync> => stored('PATCH', at(id), { isAutoSyncEnabled: true }),
    /** What the sync has written stays in Humanitec. */
    deleteSync: (id: string): Promise<StoredSync> => stored('DELETE', at(id)),
    /**
     * Whether another sync of the organization has the same destination; newer servers only.
     *
     * @param own id of the one that does not count
     */
    checkDestination: (destinationConfig: SyncDestination, projectId: string, own?: string) =>
      call({
        method: 'POST',
        path: `${SYNCS}/check-destination`,
        body: { destinationConfig, projectId, ...(own === undefined ? {} : { excludeSyncId: own }) },
        schema: DestinationCheckAnswer,
      }),
  };
}
