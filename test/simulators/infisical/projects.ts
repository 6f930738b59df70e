import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import * as z from 'zod/v3';
import { requireOrgActor } from './actor';
import { notFound } from './errors';
import { type Env, type Instance, readBody } from './instance';
import { projectOf, visibleProjects } from './rights';
import type { Project } from './types';

const ProjectType = z.enum(['secret-manager', 'cert-manager', 'kms', 'ssh', 'secret-scanning', 'pam', 'ai']);

const FolderQuery = z.object({
  projectId: z.string(),
  environment: z.string(),
  path: z.string().default('/'),
  recursive: z.enum(['true', 'false']).default('false'),
});

/** Projects and folders, at their newer and older paths (docs/facts/infisical-api.md, 3 and 11). */
export function projects(instance: Instance) {
  const { state, options } = instance;
  const app = new Hono<Env>();

  app.get('/v1/projects', (c) => {
    const actor = requireOrgActor(c);
    const type = ProjectType.optional().parse(c.req.query('type'));
    const visible = visibleProjects(instance, actor);
    return c.json({ projects: visible.filter((project) => type === undefined || project.type === type) });
  });

  app.get('/v1/workspace', (c) => c.json({ workspaces: visibleProjects(instance, requireOrgActor(c)) }));

  // The path the vendor's own client uses.
  app.post('/v2/workspace', async (c) => {
    const actor = requireOrgActor(c);
    const body = await readBody(
      c,
      z.object({ projectName: z.string().trim(), slug: z.string().optional(), type: ProjectType }),
    );
    const project: Project = {
      id: randomUUID(),
      name: body.projectName,
      slug: body.slug ?? body.projectName.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
      type: body.type,
      orgId: actor.orgId,
      environments: ['dev', 'staging', 'prod'].map((slug) => ({ id: randomUUID(), slug, name: slug })),
      createdAt: new Date(options.now()).toISOString(),
    };
    state.projects.push(project);
    return c.json({ project });
  });

  app.get('/v1/folders', (c) => {
    const actor = requireOrgActor(c);
    const query = FolderQuery.parse({ ...c.req.query(), projectId: c.req.query('workspaceId') });
    return c.json({ folders: foldersAt(instance, projectOf(instance, actor, query.projectId), query) });
  });

  app.get('/v2/folders', (c) => {
    const actor = requireOrgActor(c);
    const query = FolderQuery.parse(c.req.query());
    return c.json({ folders: foldersAt(instance, projectOf(instance, actor, query.projectId), query) });
  });

  return app;
}

function foldersAt({ state }: Instance, project: Project, query: z.infer<typeof FolderQuery>) {
  const { environment, path, recursive } = query;
  if (!project.environments.some(({ slug }) => slug === environment)) {
    throw notFound(`Environment with slug '${environment}' in project with ID '${project.id}' not found`);
  }
  const parent = path.endsWith('/') ? path : `${path}/`;
  return state.folders
    .filter((folder) => folder.projectId === project.id && folder.environment === environment)
    .filter((folder) => folder.path.startsWith(parent))
    .filter((folder) => recursive === 'true' || !folder.path.slice(parent.length).includes('/'))
    .map((folder) => ({
      id: folder.id,
      name: folder.path.slice(folder.path.lastIndexOf('/') + 1),
      relativePath: folder.path,
    }));
}
