import { decide } from '../exercised';
import type { Instance } from '../instance';
import type { Sync } from '../types';

/** A sync as the API shows it; servers from before an option drop it silently. */
export function view({ state, options }: Instance, sync: Sync) {
  const { environment: environmentSlug, secretPath, ...shown } = sync;
  const { initialSyncBehavior, disableSecretDeletion, keySchema } = sync.syncOptions;
  const connection = state.connections.find(({ id }) => id === sync.connectionId);
  const project = state.projects.find(({ id }) => id === sync.projectId);
  const environment = project?.environments.find(({ slug }) => slug === environmentSlug);
  const folder = state.folders.find(
    ({ projectId, environment, path }) =>
      projectId === sync.projectId && environment === environmentSlug && path === secretPath,
  );
  return {
    ...shown,
    syncOptions: {
      initialSyncBehavior,
      ...(disableSecretDeletion !== undefined && decide(options, 'disableSecretDeletion')
        ? { disableSecretDeletion }
        : {}),
      ...(keySchema !== undefined && decide(options, 'keySchema') ? { keySchema } : {}),
    },
    destination: 'humanitec',
    connection: connection && { app: connection.app, name: connection.name, id: connection.id },
    environment,
    folder: { id: folder?.id ?? environment?.id, path: secretPath },
  };
}
