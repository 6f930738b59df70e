import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Hono } from 'hono';
import * as z from 'zod/v3';
import { requireOrgActor } from '../actor';
import { badRequest, notFound } from '../errors';
import { decide } from '../exercised';
import { type Env, type Instance, type OrgActor, readBody } from '../instance';
import { assertCanSync, projectOf, visibleProjects } from '../rights';
import { checkSync } from './rules';
import { NO_IMPORT, queueImport, queueRemoval, queueRun } from './run';
import { CreateBody, DestinationQuestion, PatchBody } from './schemas';
import { NEVER_RUN, type Sync } from './types';
import { view } from './view';

const ProjectId = z.string({ required_error: 'Project ID required' }).min(1);
const Flag = z.enum(['true', 'false']).default('false');
const ImportBehavior = z.enum(['prioritize-source', 'prioritize-destination']);

/** `/v1/secret-syncs/humanitec` (docs/facts/infisical-api.md, 9). */
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
    if (sync.isAutoSyncEnabled) queueRun(instance, sync);
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
    // Any change of a sync that runs by itself starts a run ([sss]).
    if (sync.isAutoSyncEnabled) queueRun(instance, sync);
    return c.json({ secretSync: view(instance, sync) });
  });

  app.delete('/:id', (c) => {
    const actor = requireOrgActor(c);
    const sync = syncOf(instance, actor, c.req.param('id'));
    assertCanSync(actor, 'delete');
    if (Flag.parse(c.req.query('removeSecrets')) === 'true') {
      assertCanSync(actor, 'remove-secrets');
      assertIdle(instance, sync);
      queueRemoval(instance, sync, { thenDelete: true });
    } else {
      state.syncs = state.syncs.filter((other) => other !== sync);
    }
    return c.json({ secretSync: view(instance, sync) });
  });

  app.post('/:id/sync-secrets', (c) => {
    const actor = requireOrgActor(c);
    const sync = syncOf(instance, actor, c.req.param('id'));
    assertCanSync(actor, 'sync-secrets');
    assertIdle(instance, sync);
    queueRun(instance, sync);
    return c.json({ secretSync: view(instance, sync) });
  });

  app.post('/:id/remove-secrets', (c) => {
    const actor = requireOrgActor(c);
    const sync = syncOf(instance, actor, c.req.param('id'));
    assertCanSync(actor, 'remove-secrets');
    assertIdle(instance, sync);
    queueRemoval(instance, sync, { thenDelete: false });
    return c.json({ secretSync: view(instance, sync) });
  });

  app.post('/:id/import-secrets', (c) => {
    const actor = requireOrgActor(c);
    ImportBehavior.parse(c.req.query('importBehavior'));
    if (decide(options, 'importSecrets') === 'refused') throw badRequest(NO_IMPORT);
    const sync = syncOf(instance, actor, c.req.param('id'));
    assertCanSync(actor, 'import-secrets');
    assertIdle(instance, sync);
    queueImport(instance, sync);
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
    ...NEVER_RUN,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  };
}

/** Of one sync there is one job at work at a time ([sss]). */
function assertIdle({ jobs }: Instance, sync: Sync): void {
  if (jobs.isAtWork(sync)) {
    throw badRequest('A job for this sync is already in progress. Please try again shortly.');
  }
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
