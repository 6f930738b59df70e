import type { Instance } from '../instance';
import type { Sync } from '../types';
import { knownOptions } from './known-options';

/** A sync as the API shows it; servers from before an option drop it silently. */
export function view(instance: Instance, sync: Sync) {
  const { state } = instance;
  const { environment: environmentSlug, secretPath, ...shown } = sync;
  const connection = state.connections.find(({ id }) => id === sync.connectionId);
  const project = state.projects.find(({ id }) => id === sync.projectId);
  const environment = project?.environments.find(({ slug }) => slug === environmentSlug);
  const folder = state.folders.find(
    ({ projectId, environment, path }) =>
      projectId === sync.projectId && environment === environmentSlug && path === secretPath,
  );
  return {
    ...shown,
    syncOptions: knownOptions(instance, sync.syncOptions),
    destination: 'humanitec',
    connection: connection && { app: connection.app, name: connection.name, id: connection.id },
    environment,
    folder: { id: folder?.id ?? environment?.id, path: secretPath },
  };
}
