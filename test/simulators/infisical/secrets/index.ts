import { Hono } from 'hono';
import * as z from 'zod/v3';
import { requireOrgActor } from '../actor';
import { badRequest, notFound } from '../errors';
import { decide } from '../exercised';
import type { Env, Instance, OrgActor } from '../instance';
import { canReadSecrets, permissionDenied, projectOf } from '../rights';
import type { Secret } from '../types';
import { hasFolder, importsOf, secretsIn, withSubFolders } from './source';

const flag = (standard: boolean) =>
  z
    .enum(['true', 'false'])
    .default(standard ? 'true' : 'false')
    .transform((value) => value === 'true');

const Query = z.object({
  projectId: z.string().trim().optional(),
  environment: z.string().trim().optional(),
  secretPath: z
    .string()
    .trim()
    .default('/')
    .transform((path) => (path === '/' ? path : path.replace(/\/$/, ''))),
  viewSecretValue: flag(true),
  recursive: flag(false),
  include_imports: flag(false),
});

const HIDDEN = '<hidden-by-infisical>';

/** The secrets of a folder, at their newer and older paths (docs/facts/infisical-api.md, 13). */
export function secrets(instance: Instance) {
  const app = new Hono<Env>();

  app.get('/v4/secrets', (c) => {
    const actor = requireOrgActor(c);
    return c.json(secretsAt(instance, actor, Query.parse(c.req.query())));
  });

  app.get('/v3/secrets/raw', (c) => {
    const actor = requireOrgActor(c);
    return c.json(
      secretsAt(instance, actor, Query.parse({ ...c.req.query(), projectId: c.req.query('workspaceId') })),
    );
  });

  return app;
}

function secretsAt(instance: Instance, actor: OrgActor, query: z.output<typeof Query>) {
  const { environment, secretPath } = query;
  if (!query.projectId || !environment) throw badRequest('Missing project id or environment');
  const project = projectOf(instance, actor, query.projectId);
  // Before the folder is looked for, so that a 403 says nothing about what is there.
  if (!canReadSecrets(actor, environment)) throw permissionDenied('describeSecret', 'secrets');
  const place = { projectId: project.id, environment, path: secretPath };
  if (!hasFolder(instance, place)) {
    throw notFound(`Folder with path '${secretPath}' in environment with slug '${environment}' not found`);
  }
  const show = viewOf(instance, query);
  const folders = query.recursive ? withSubFolders(instance, place) : [place];
  const secrets = folders.flatMap((folder) => secretsIn(instance, folder)).map(show);
  if (!query.include_imports) return { secrets };
  const mayRead = (slug: string) => canReadSecrets(actor, slug);
  const imports = folders.flatMap((folder) => importsOf(instance, folder, mayRead));
  return { secrets, imports: imports.map((one) => ({ ...one, secrets: one.secrets.map(show) })) };
}

/** How a secret is shown; a server that cannot leave out values sends them, whatever was asked. */
function viewOf({ options }: Instance, { viewSecretValue }: { viewSecretValue: boolean }) {
  const knows = decide(options, 'viewSecretValue');
  const hidden = knows && !viewSecretValue;
  return ({ key, value, comment, path, environment, projectId }: Secret) => ({
    secretKey: key,
    secretValue: hidden ? HIDDEN : value,
    ...(knows ? { secretValueHidden: hidden } : {}),
    secretComment: comment,
    secretPath: path,
    environment,
    workspace: projectId,
    type: 'shared',
    version: 1,
  });
}
