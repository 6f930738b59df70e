import { createHash } from 'node:crypto';
import type { Instance } from '../instance';
import type { Connection } from '../types';

/** A connection as the API shows it: `credentials` is always empty, `project` is filled in lists. */
export function view({ state, options }: Instance, connection: Connection, { inList = false } = {}) {
  const { encryptedCredentials, apiToken: _hidden, projectId, ...shown } = connection;
  const common = { ...shown, credentials: {}, isPlatformManagedCredentials: false, gatewayId: null };
  if (options.older) return common;
  const project = state.projects.find(({ id }) => id === projectId);
  return {
    ...common,
    projectId,
    ...(inList
      ? {
          project: project
            ? { id: project.id, name: project.name, slug: project.slug, type: project.type }
            : null,
        }
      : {}),
    credentialsHash: createHash('sha256').update(encryptedCredentials).digest('hex'),
    gatewayPoolId: null,
    isAutoRotationEnabled: false,
  };
}
