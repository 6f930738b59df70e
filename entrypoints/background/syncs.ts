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
import { resumeRuns } from '@/utils/syncs/runs/coordinator';
import { listEnvironments, listFolders, listProjects } from '@/utils/syncs/sources';

type SyncMessage = Extract<MessageName, `sync.${string}`>;

/** What the popup asks for about a connection's first sync. */
export const syncHandlers: Pick<Handlers, SyncMessage> = {
  'sync.open': (connection) => openSetup(connection),
  'sync.close': () => closeSetup(),
  'sync.projects': listProjects,
  'sync.environments': ({ projectId }) => listEnvironments(projectId),
  'sync.folders': ({ projectId, environment }) => listFolders(projectId, environment),
  'sync.look': (request) => startLook(request),
  'sync.change': () => changeRequest(),
  'sync.create': (shown) => startCreate(shown),
  'sync.run': (shown) => startFirstRun(shown),
  'sync.look-up': () => lookUpSetup(),
};

/** Takes up what the last background was at. Call it in the first turn of the background. */
export function keepSyncs(): void {
  void lookUpSetup();
  void resumeRuns();
}
