import { Hono } from 'hono';
import * as z from 'zod/v3';
import { requireActor, requireOrgActor } from './actor';
import { notFound } from './errors';
import type { Ctx, Env, Instance } from './instance';
import { projectOf, visibleProjects } from './rights';
import type { Organization } from './types';

/** Who am I, which organizations, projects and folders are there (infisical-api.md, 3). */
export function directory(instance: Instance) {
  const { state, options } = instance;
  const app = new Hono<Env>();

  app.get('/v1/identities/details', (c) => {
    const { identity } = requireActor(c, 'identity');
    const home = state.organizations.find(({ id }) => id === identity.orgId);
    return c.json({ identityDetails: { organization: home && shortOrganization(home) } });
  });

  app.get('/v1/organization', (c) => {
    const { user } = requireActor(c, 'user');
    const organizations = organizationsOf(instance, user.memberships).filter(
      ({ rootOrgId }) => rootOrgId === null,
    );
    return c.json({ organizations: organizations.map(withRole) });
  });

  app.get('/v1/organization/accessible-with-sub-orgs', (c, next) => {
    if (options.older) return next();
    const { user } = requireActor(c, 'user');
    const all = organizationsOf(instance, user.memberships);
    const organizations = all
      .filter(({ rootOrgId }) => rootOrgId === null)
      .map((root) => ({
        ...shortOrganization(root),
        subOrganizations: all.filter(({ rootOrgId }) => rootOrgId === root.id).map(shortOrganization),
      }));
    return c.json({ organizations });
  });

  app.get('/v1/projects', (c, next) => {
    if (options.projectsPath !== 'v1/projects') return next();
    const type = ProjectType.parse(c.req.query('type'));
    const projects = visibleProjects(instance, requireOrgActor(c));
    return c.json({ projects: projects.filter((project) => type === undefined || project.type === type) });
  });

  app.get('/v1/workspace', (c, next) => {
    if (options.projectsPath !== 'v1/workspace') return next();
    return c.json({ workspaces: visibleProjects(instance, requireOrgActor(c)) });
  });

  app.get('/v1/folders', (c) => {
    return c.json({
      folders: foldersAt(
        instance,
        c,
        FolderQuery.parse({ ...c.req.query(), projectId: c.req.query('workspaceId') }),
      ),
    });
  });

  app.get('/v2/folders', (c, next) => {
    if (options.older) return next();
    return c.json({ folders: foldersAt(instance, c, FolderQuery.parse(c.req.query())) });
  });

  return app;
}

const ProjectType = z
  .enum(['secret-manager', 'cert-manager', 'kms', 'ssh', 'secret-scanning', 'pam', 'ai'])
  .optional();

const FolderQuery = z.object({
  projectId: z.string(),
  environment: z.string(),
  path: z.string().default('/'),
  recursive: z.enum(['true', 'false']).default('false'),
});

function foldersAt(instance: Instance, c: Ctx, query: z.infer<typeof FolderQuery>) {
  const project = projectOf(instance, requireOrgActor(c), query.projectId);
  if (!project.environments.some(({ slug }) => slug === query.environment)) {
    throw notFound(
      `Environment with slug '${query.environment}' in project with ID '${project.id}' not found`,
    );
  }
  const parent = query.path === '/' ? '/' : `${query.path.replace(/\/$/, '')}/`;
  return instance.state.folders
    .filter((folder) => folder.projectId === project.id && folder.environment === query.environment)
    .filter(({ path }) => path.startsWith(parent))
    .map(({ id, path }) => ({ id, name: path.slice(path.lastIndexOf('/') + 1), relativePath: path }))
    .filter(
      ({ relativePath }) => query.recursive === 'true' || !relativePath.slice(parent.length).includes('/'),
    );
}

function organizationsOf(
  { state }: Instance,
  memberships: { orgId: string; active: boolean }[],
): Organization[] {
  return state.organizations.filter(({ id }) =>
    memberships.some(({ orgId, active }) => active && orgId === id),
  );
}

function shortOrganization({ id, name, slug }: Organization) {
  return { id, name, slug };
}

function withRole(organization: Organization) {
  return { ...shortOrganization(organization), userRole: 'admin' };
}
