import { createHash } from 'node:crypto';
import { decide } from '../exercised';
import type { Instance } from '../instance';
import type { Connection } from '../types';

/** A connection as the API shows it: `credentials` is always empty, `project` is filled in lists. */
export function view(instance: Instance, connection: Connection, { inList = false } = {}) {
  const { options } = instance;
  const { encryptedCredentials, apiToken: _hidden, projectId, version, ...shown } = connection;
  const hash = createHash('sha256').update(encryptedCredentials).digest('hex');
  return {
    ...shown,
    credentials: {},
    isPlatformManagedCredentials: false,
    gatewayId: null,
    ...(decide(options, 'credentialsHash') ? { credentialsHash: hash } : {}),
    ...(decide(options, 'newerFields') ? { version, gatewayPoolId: null, isAutoRotationEnabled: false } : {}),
    ...(decide(options, 'projectConnections')
      ? { projectId, ...(inList ? { project: projectOf(instance, projectId) } : {}) }
      : {}),
  };
}

function projectOf({ state }: Instance, projectId: string | null) {
  const project = state.projects.find(({ id }) => id === projectId);
  if (!project) return null;
  const { id, name, slug, type } = project;
  return { id, name, slug, type };
}
