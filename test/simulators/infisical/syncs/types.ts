export type JobStatus = 'pending' | 'running' | 'succeeded' | 'failed';

export interface Sync {
  id: string;
  name: string;
  description: string | null;
  projectId: string;
  connectionId: string;
  environment: string;
  secretPath: string;
  isAutoSyncEnabled: boolean;
  syncOptions: {
    initialSyncBehavior: 'overwrite-destination';
    disableSecretDeletion?: boolean | undefined;
    keySchema?: string | undefined;
    recursive?: boolean | undefined;
  };
  destinationConfig:
    | { scope: 'application'; org: string; app: string }
    | { scope: 'environment'; org: string; app: string; env: string };
  /** Null before the first run. */
  syncStatus: JobStatus | null;
  lastSyncMessage: string | null;
  lastSyncedAt: string | null;
  /** Removals and imports have a status of their own; only runs touch `syncStatus`. */
  removeStatus: JobStatus | null;
  lastRemoveMessage: string | null;
  lastRemovedAt: string | null;
  importStatus: JobStatus | null;
  lastImportMessage: string | null;
  createdAt: string;
  updatedAt: string;
}

/** A sync that no job has touched. */
export const NEVER_RUN = {
  syncStatus: null,
  lastSyncMessage: null,
  lastSyncedAt: null,
  removeStatus: null,
  lastRemoveMessage: null,
  lastRemovedAt: null,
  importStatus: null,
  lastImportMessage: null,
} satisfies Partial<Sync>;
