import type { Handlers, MessageName } from '@/utils/protocol';
import {
  changeRequest,
  closeSetup,
  lookUpSetup,
  openSetup,
  startCreate,
  startFirstRun,
  startLook,
} from '@/utils/syncs/coordinator';
import { listEnvironments, listFolders, listProjects } from '@/utils/syncs/sources';

type SyncMessage = Extract<MessageName, `sync.${string}`>;

/** What the popup asks for about a connection's first sync. */
export const syncHandlers: Pick<Handlers, SyncMessage> = {
  'sync.open': async (connection) => {
    await openSetup(connection);
    return null;
  },
  'sync.close': async () => {
    await closeSetup();
    return null;
  },
  'sync.projects': listProjects,
  'sync.environments': ({ projectId }) => listEnvironments(projectId),
  'sync.folders': ({ projectId, environment }) => listFolders(projectId, environment),
  'sync.look': async (request) => {
    await startLook(request);
    return null;
  },
  'sync.change': async () => {
    await changeRequest();
    return null;
  },
  'sync.create': async (shown) => {
    await startCreate(shown);
    return null;
  },
  'sync.run': async (shown) => {
    await startFirstRun(shown);
    return null;
  },
  'sync.look-up': async () => {
    await lookUpSetup();
    return null;
  },
};

/** Takes up what the last background was at. Call it in the first turn of the background. */
export function keepSyncs(): void {
  void lookUpSetup();
}
