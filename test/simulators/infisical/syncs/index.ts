import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Hono } from 'hono';
import * as z from 'zod/v3';
import { requireOrgActor } from '../actor';
import { badRequest, notFound } from '../errors';
import { type Env, type Instance, type OrgActor, readBody } from '../instance';
import { assertCanSync, projectOf, visibleProjects } from '../rights';
import type { Sync } from '../types';
import { checkSync } from './rules';
import { CreateBody, DestinationQuestion, PatchBody } from './schemas';
import { view } from './view';

const ProjectId = z.string({ required_error: 'Project ID required' }).min(1);

/** `/v1/secret-syncs/humanitec` (docs/facts/infisical-api.md, 9). Syncs are stored and checked, but never run. */
export function syncs(instance: Instance) {
  const { state, options } = instance;
  const app = new Hono<Env>();

  app.get('/', (c) => {
    const actor = requireOrgActor(c);
    const project = projectOf(instance, actor, ProjectId.parse(c.req.query('projectId')));
    assertCanSync(actor, 'read');
    const found = state.syncs.filter(({ projectId }) => projectId === project.id);
    return c.json({ secretSyncs: found.map((sync) => view(instance, sync)) });
  });

  app.get('/sync-name/:name', (c) => {
    const actor = requireOrgActor(c);
    const project = projectOf(instance, actor, ProjectId.parse(c.req.query('projectId')));
    const name = c.req.param('name');
    const sync = state.syncs.find((other) => other.projectId === project.id && other.name === name);
    if (!sync) throw notFound(`Could not find Humanitec Sync with name "${name}"`);
    assertCanSync(actor, 'read');
    return c.json({ secretSync: view(instance, sync) });
  });

  app.get('/:id', (c) => {
    const actor = requireOrgActor(c);
    const sync = syncOf(instance, actor, c.req.param('id'));
    assertCanSync(actor, 'read');
    return c.json({ secretSync: view(instance, sync) });
  });

  app.post('/', async (c) => {
    const actor = requireOrgActor(c);
    const body = await readBody(c, CreateBody);
    assertCanSync(actor, 'create');
    if (options.syncLimitReached) {
      throw badRequest(
        'Failed to create secret sync due to plan limit reached. Upgrade plan to add more secret syncs.',
      );
    }
    checkSync(instance, actor, body);
    const sync = newSync(body, new Date(options.now()));
    state.syncs.push(sync);
    return c.json({ secretSync: view(instance, sync) });
  });

  app.patch('/:id', async (c) => {
    const actor = requireOrgActor(c);
    const changes = await readBody(c, PatchBody);
    const sync = syncOf(instance, actor, c.req.param('id'));
    assertCanSync(actor, 'edit');
    const changed = CreateBody.parse({ ...sync, ...changes });
    checkSync(instance, actor, { ...changed, id: sync.id });
    Object.assign(sync, changed, { updatedAt: new Date(options.now()).toISOString() });
    return c.json({ secretSync: view(instance, sync) });
  });

  app.post('/check-destination', async (c) => {
    const actor = requireOrgActor(c);
    const { destinationConfig, excludeSyncId } = await readBody(c, DestinationQuestion);
    const duplicate = state.syncs.find(
      (sync) =>
        sync.id !== excludeSyncId &&
        isOfOrganization(instance, actor, sync) &&
        isDeepStrictEqual(sync.destinationConfig, destinationConfig),
    );
    return c.json(
      duplicate ? { hasDuplicate: true, duplicateProjectId: duplicate.projectId } : { hasDuplicate: false },
    );
  });

  return app;
}

function newSync(body: CreateBody, now: Date): Sync {
  return {
    ...body,
    id: randomUUID(),
    // With auto-sync the first run is queued at once.
    syncStatus: body.isAutoSyncEnabled ? 'pending' : null,
    lastSyncMessage: null,
    lastSyncedAt: null,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  };
}

function syncOf(instance: Instance, actor: OrgActor, id: string): Sync {
  const uuid = z.string().uuid().parse(id);
  const projects = visibleProjects(instance, actor);
  const sync = instance.state.syncs.find(
    (other) => other.id === uuid && projects.some((project) => project.id === other.projectId),
  );
  if (!sync) throw notFound(`Could not find Humanitec Sync with ID "${id}"`);
  return sync;
}

function isOfOrganization({ state }: Instance, actor: OrgActor, { projectId }: Sync): boolean {
  return state.projects.some(({ id, orgId }) => id === projectId && orgId === actor.orgId);
}
