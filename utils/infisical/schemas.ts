import * as z from 'zod/mini';
import type { Connection, Project } from './types';

/**
 * Answers of Infisical as far as this extension reads them. Servers of many versions answer: unknown fields are
 * dropped, and what older ones leave out is optional (infisical-api.md, sections 3 and 11).
 */

export const LoginAnswer = z.object({
  accessToken: z.string().check(z.minLength(1)),
  /** Seconds; 0 on older servers means "no own expiry". */
  expiresIn: z.number(),
});

export const BrowserSessionAnswer = z.object({
  token: z.string().check(z.minLength(1)),
  organizationId: z.optional(z.nullable(z.string())),
  subOrganizationId: z.optional(z.nullable(z.string())),
});

const Organization = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.optional(z.string()),
  userRole: z.optional(z.nullable(z.string())),
});
export type Organization = z.infer<typeof Organization>;

export const IdentityDetailsAnswer = z.object({ identityDetails: z.object({ organization: Organization }) });
export const OrganizationsAnswer = z.object({ organizations: z.array(Organization) });
/** Newer servers: each organization with those below it that the user may enter. */
export const AccessibleOrganizationsAnswer = z.object({
  organizations: z.array(
    z.extend(Organization, { subOrganizations: z.optional(z.nullable(z.array(Organization))) }),
  ),
});

const ProjectFields = z.object({ id: z.string(), name: z.string() });
export const ProjectsAnswer = z.object({ projects: z.array(ProjectFields) });
/** Of the deprecated route of older servers, whose field name is not certain. */
export const WorkspacesAnswer = z.object({
  projects: z.optional(z.array(ProjectFields)),
  workspaces: z.optional(z.array(ProjectFields)),
});

export const StoredConnection = z.object({
  id: z.string(),
  name: z.string(),
  app: z.string(),
  orgId: z.string(),
  description: z.optional(z.nullable(z.string())),
  projectId: z.optional(z.nullable(z.string())),
  project: z.optional(z.nullable(ProjectFields)),
  credentials: z.optional(z.record(z.string(), z.unknown())),
  credentialsHash: z.optional(z.nullable(z.string())),
  createdAt: z.optional(z.string()),
  updatedAt: z.optional(z.string()),
});
/** Infisical's connection object, section 3 of infisical-api.md. */
export type StoredConnection = z.infer<typeof StoredConnection>;

export const ConnectionAnswer = z.object({ appConnection: StoredConnection });
export const ConnectionsAnswer = z.object({ appConnections: z.array(StoredConnection) });

export const Sync = z.object({
  name: z.string(),
  connectionId: z.optional(z.string()),
  connection: z.optional(z.nullable(z.object({ id: z.string() }))),
  destinationConfig: z.object({ org: z.string(), app: z.string(), env: z.optional(z.nullable(z.string())) }),
});
export type Sync = z.infer<typeof Sync>;
export const SyncsAnswer = z.object({ secretSyncs: z.array(Sync) });

export const Ignored = z.unknown();

/** What of a stored connection the pages see. Older servers know no project: that is organization level. */
export function toConnection(stored: StoredConnection, projects: readonly Project[] = []): Connection {
  const projectId = stored.projectId ?? null;
  const name = stored.project?.name ?? projects.find(({ id }) => id === projectId)?.name;
  return { id: stored.id, name: stored.name, orgId: stored.orgId, projectId, projectName: name ?? null };
}
