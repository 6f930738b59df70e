import { orMissing } from './or-missing';
import { type Get, query } from './request';
import { EnvironmentsAnswer, FoldersAnswer, type SecretNames, SecretNamesAnswer } from './schemas';

/** A folder of secrets. */
export interface SecretPlace {
  projectId: string;
  /** Slug. */
  environment: string;
  path: string;
}

/** The environments, folders and names of secrets of projects (docs/facts/infisical-api.md, sections 3, 11 and 13). */
export function secretCalls(get: Get) {
  return {
    /**
     * The names of a folder's secrets and of its imports'. Values are not asked for; older servers send them all the same, and
     * they end with the parsing of the answer.
     */
    secretNames: async ({
      projectId,
      environment,
      path,
    }: SecretPlace): Promise<{ names: SecretNames; lacksNewerCall: boolean }> => {
      const wanted = { environment, secretPath: path, viewSecretValue: 'false', include_imports: 'true' };
      const newer = await orMissing(() =>
        get(`/api/v4/secrets${query({ projectId, ...wanted })}`, SecretNamesAnswer),
      );
      if (newer) return { names: newer, lacksNewerCall: false };
      const path3 = `/api/v3/secrets/raw${query({ workspaceId: projectId, ...wanted })}` as const;
      return { names: await get(path3, SecretNamesAnswer), lacksNewerCall: true };
    },
    /** The environments of a project. */
    environments: async (projectId: string) => {
      const answer =
        (await orMissing(() => get('/api/v1/projects?type=secret-manager', EnvironmentsAnswer))) ??
        (await get('/api/v1/workspace', EnvironmentsAnswer));
      const projects = answer.projects ?? answer.workspaces ?? [];
      return projects.find(({ id }) => id === projectId)?.environments ?? [];
    },
    /** The paths of all folders of an environment; `/` is always there and not among them. */
    folders: async (projectId: string, environment: string) => {
      const wanted = { environment, path: '/', recursive: 'true' };
      const newer = await orMissing(() =>
        get(`/api/v2/folders${query({ projectId, ...wanted })}`, FoldersAnswer),
      );
      const answer =
        newer ?? (await get(`/api/v1/folders${query({ workspaceId: projectId, ...wanted })}`, FoldersAnswer));
      return answer.folders;
    },
  };
}
