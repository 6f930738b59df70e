import * as z from 'zod/mini';
import { cleanText, FreeText, Id } from '../free-text';
import type { Connection, Project } from './types';

/**
 * Answers of Infisical as far as this extension reads them. Servers of many versions answer: unknown fields are dropped,
 * and what older ones leave out is optional (docs/facts/infisical-api.md, sections 3 and 11). Names are cleaned here;
 * one without anything to show reads as the id.
 */

export const LoginAnswer = z.object({
  accessToken: z.string().check(z.minLength(1)),
  /** Seconds; 0 on older servers means "no own expiry". */
  expiresIn: z.number(),
});

export const BrowserSessionAnswer = z.object({
  token: z.string().check(z.minLength(1)),
  organizationId: z.optional(z.nullable(Id)),
  subOrganizationId: z.optional(z.nullable(Id)),
});

const OrganizationFields = z.object({
  id: Id,
  name: FreeText,
  slug: z.optional(Id),
  userRole: z.optional(z.nullable(z.string())),
});
const Organization = z.pipe(OrganizationFields, z.transform(named));
export type Organization = z.infer<typeof Organization>;

export const IdentityDetailsAnswer = z.object({ identityDetails: z.object({ organization: Organization }) });
export const OrganizationsAnswer = z.object({ organizations: z.array(Organization) });
/** Newer servers: each organization with those below it that the user may enter. */
export const AccessibleOrganizationsAnswer = z.object({
  organizations: z.array(
    z.pipe(
      z.extend(OrganizationFields, { subOrganizations: z.optional(z.nullable(z.array(Organization))) }),
      z.transform(named),
    ),
  ),
});

const ProjectFields = z.pipe(z.object({ id: Id, name: FreeText }), z.transform(named));
export const ProjectsAnswer = z.object({ projects: z.array(ProjectFields) });
/** Of the deprecated route of older servers, whose field name is not certain. */
export const WorkspacesAnswer = z.object({
  projects: z.optional(z.array(ProjectFields)),
  workspaces: z.optional(z.array(ProjectFields)),
});

export const StoredConnection = z.object({
  id: Id,
  name: z.string(),
  app: z.string(),
  orgId: Id,
  description: z.optional(z.nullable(z.string())),
  projectId: z.optional(z.nullable(Id)),
  project: z.optional(z.nullable(ProjectFields)),
  credentials: z.optional(z.record(z.string(), z.unknown())),
  credentialsHash: z.optional(z.nullable(Id)),
  createdAt: z.optional(z.string()),
  updatedAt: z.optional(Id),
});
/**
 * Infisical's connection object, section 3 of docs/facts/infisical-api.md. Its `name`, `app` and `description` are as
 * they are stored, to be compared with what was asked for: what is shown of them goes through {@link toConnection} or a
 * sentence.
 */
export type StoredConnection = z.infer<typeof StoredConnection>;

export const ConnectionAnswer = z.object({ appConnection: StoredConnection });
export const ConnectionsAnswer = z.object({ appConnections: z.array(StoredConnection) });

export const Sync = z.object({
  id: z.optional(Id),
  name: FreeText,
  connectionId: z.optional(z.string()),
  connection: z.optional(z.nullable(z.object({ id: z.string() }))),
  destinationConfig: z.object({
    scope: z.optional(z.string()),
    org: Id,
    app: Id,
    env: z.optional(z.nullable(z.union([z.literal(''), Id]))),
  }),
  syncStatus: z.optional(z.nullable(z.string())),
  /** As the server wrote it. */
  lastSyncMessage: z.optional(z.nullable(z.string())),
  lastSyncedAt: z.optional(z.nullable(z.string())),
  syncOptions: z.optional(
    z.nullable(z.object({ disableSecretDeletion: z.optional(z.nullable(z.boolean())) })),
  ),
});
export type Sync = z.infer<typeof Sync>;
export const SyncsAnswer = z.object({ secretSyncs: z.array(Sync) });

/** A sync by itself: all that its runs go by, and what became of the last one (docs/facts/infisical-api.md, section 9). */
export const StoredSync = z.extend(Sync, {
  id: Id,
  isAutoSyncEnabled: z.boolean(),
  environment: z.optional(z.nullable(z.object({ slug: Id }))),
  folder: z.optional(z.nullable(z.object({ path: z.string() }))),
  syncOptions: z.object({
    disableSecretDeletion: z.optional(z.nullable(z.boolean())),
    keySchema: z.optional(z.nullable(z.string())),
    recursive: z.optional(z.nullable(z.boolean())),
  }),
  syncStatus: z.optional(z.nullable(z.string())),
  /** As the server wrote it: what is shown of it goes through a sentence. */
  lastSyncMessage: z.optional(z.nullable(z.string())),
  lastSyncedAt: z.optional(z.nullable(z.string())),
});
export type StoredSync = z.infer<typeof StoredSync>;
export const SyncAnswer = z.object({ secretSync: StoredSync });

export const DestinationCheckAnswer = z.object({
  hasDuplicate: z.boolean(),
  duplicateProjectId: z.optional(z.nullable(Id)),
});

/** Of a secret its name is all that is kept: servers that cannot leave out values send them (section 13). */
const SecretName = z.pipe(
  z.object({ secretKey: z.string() }),
  z.transform(({ secretKey }) => secretKey),
);
const Import = z.pipe(
  z.object({ environment: z.string(), secretPath: z.string(), secrets: z.array(SecretName) }),
  z.transform(({ environment, secretPath, secrets }) => ({ environment, path: secretPath, keys: secrets })),
);
export const SecretNamesAnswer = z.pipe(
  z.object({ secrets: z.array(SecretName), imports: z.optional(z.nullable(z.array(Import))) }),
  z.transform(({ secrets, imports }) => ({ keys: secrets, imports: imports ?? [] })),
);
/** The names of the secrets in a folder, and of those that it imports. */
export type SecretNames = z.infer<typeof SecretNamesAnswer>;

const Environment = z.pipe(
  z.object({ slug: Id, name: FreeText }),
  z.transform(({ slug, name }) => ({ slug, name: name || slug })),
);
const WithEnvironments = z.object({ id: Id, environments: z.catch(z.array(Environment), []) });
/** The same routes as of projects. */
export const EnvironmentsAnswer = z.object({
  projects: z.optional(z.array(WithEnvironments)),
  workspaces: z.optional(z.array(WithEnvironments)),
});

const Folder = z.pipe(
  z.object({ name: z.string(), relativePath: z.optional(z.nullable(z.string())) }),
  z.transform(({ name, relativePath }) => relativePath ?? `/${name}`),
);
export const FoldersAnswer = z.object({ folders: z.array(Folder) });

export const Ignored = z.unknown();

/** What of a stored connection the pages see. Older servers know no project: that is organization level. */
export function toConnection(stored: StoredConnection, projects: readonly Project[] = []): Connection {
  const projectId = stored.projectId ?? null;
  const name = stored.project?.name ?? projects.find(({ id }) => id === projectId)?.name;
  return {
    id: stored.id,
    name: cleanText(stored.name) || stored.id,
    orgId: stored.orgId,
    projectId,
    projectName: name ?? null,
  };
}

function named<T extends { id: string; name: string }>(one: T): T {
  return { ...one, name: one.name || one.id };
}
