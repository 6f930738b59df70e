import { Hono } from 'hono';
import * as z from 'zod/v3';
import { requireOrgActor } from '../actor';
import { badRequest, forbidden, notFound } from '../errors';
import { decide } from '../exercised';
import { type Ctx, type Env, type Instance, type OrgActor, readBody } from '../instance';
import { assertCan, can, connectionsOf, hasProject, projectOf } from '../rights';
import type { Connection } from '../types';
import { askForOrgs } from './check';
import { bodiesFor, Id } from './schemas';
import { view } from './view';
import { createConnection, patchConnection } from './write';

/** `/v1/app-connections/humanitec` (docs/facts/infisical-api.md, 3 and 4). */
export function connections(instance: Instance) {
  const { state, options } = instance;
  const app = new Hono<Env>();
  const bodies = () => bodiesFor(decide(options, 'nameRule'));

  app.get('/', (c) => {
    const actor = requireOrgActor(c);
    const projectId = projectQuery(instance, c);
    // Nobody is a member of a project that does not exist.
    if (projectId !== null && !hasProject(instance, actor, projectId)) throw forbidden();
    const mayRead = can(actor, 'read', { projectId });
    if (!mayRead && decide(options, 'listWithoutRight') === 'refused')
      assertCan(actor, 'read', { projectId });
    const found = humanitecOf(instance, actor)
      .filter((connection) => isListed(instance, connection, projectId))
      .filter((connection) => can(actor, 'read', connection));
    return c.json({
      appConnections: found.map((connection) => view(instance, connection, { inList: true })),
    });
  });

  app.get('/available', (c) => {
    const actor = requireOrgActor(c);
    const projectId = projectQuery(instance, c);
    if (projectId !== null) assertCan(actor, 'connect', projectScope(instance, actor, projectId));
    const found = humanitecOf(instance, actor)
      .filter((connection) => connection.projectId === null || connection.projectId === projectId)
      .filter((connection) => can(actor, 'connect', connection));
    return c.json({ appConnections: found.map((connection) => short(instance, connection)) });
  });

  app.get('/connection-name/:name', (c) => {
    const actor = requireOrgActor(c);
    const name = c.req.param('name');
    const projectId = projectQuery(instance, c);
    const connection = connectionsOf(instance, actor).find(
      (other) => other.name === name && other.projectId === projectId,
    );
    if (!connection) throw notFound(`Could not find App Connection with name ${name}${lookedIn(projectId)}`);
    assertCan(actor, 'read', connection);
    assertHumanitec(connection, `name ${name}`);
    return c.json({ appConnection: view(instance, connection) });
  });

  app.get('/:id', (c) => {
    const actor = requireOrgActor(c);
    const connection = connectionOf(instance, actor, c.req.param('id'));
    assertCan(actor, 'read', connection);
    assertHumanitec(connection, `ID ${connection.id}`);
    return c.json({ appConnection: view(instance, connection) });
  });

  app.post('/', async (c) => {
    const actor = requireOrgActor(c);
    const connection = await createConnection(instance, actor, await readBody(c, bodies().CreateBody));
    return c.json({ appConnection: view(instance, connection) });
  });

  app.patch('/:id', async (c) => {
    const actor = requireOrgActor(c);
    const id = Id.parse(c.req.param('id'));
    const body = await readBody(c, bodies().PatchBody);
    const connection = connectionOf(instance, actor, id);
    await patchConnection(instance, actor, connection, body);
    return c.json({ appConnection: view(instance, connection) });
  });

  app.delete('/:id', (c) => {
    const actor = requireOrgActor(c);
    const connection = connectionOf(instance, actor, c.req.param('id'));
    assertCan(actor, 'delete', connection);
    assertHumanitec(connection, `ID ${connection.id}`);
    if (state.syncs.some(({ connectionId }) => connectionId === connection.id)) {
      throw badRequest(
        'Cannot delete App Connection with existing connections. Remove all existing connections and try again.',
      );
    }
    state.connections = state.connections.filter((other) => other !== connection);
    return c.json({ appConnection: view(instance, connection) });
  });

  app.get('/:id/organizations', async (c) => {
    const actor = requireOrgActor(c, 'user');
    const connection = connectionOf(instance, actor, c.req.param('id'));
    assertCan(actor, 'connect', connection);
    assertHumanitec(connection, `ID ${connection.id}`);
    return c.json(await organizationTree(instance, connection));
  });

  function lookedIn(projectId: string | null): string {
    if (!decide(options, 'notFoundNamesScope')) return '';
    return ` in ${projectId === null ? 'organization' : 'project'} scope.`;
  }

  return app;
}

const Organizations = z.array(z.object({ id: z.string(), name: z.string() }));

/**
 * What the web app offers as destinations. Every Humanitec error is swallowed, so a dead token looks like no
 * organization at all. The applications inside are left out here.
 */
async function organizationTree(instance: Instance, { apiToken }: Connection) {
  const answer = await askForOrgs(instance, apiToken).catch(() => undefined);
  const organizations = Organizations.safeParse(answer?.body);
  return (organizations.data ?? []).map(({ id, name }) => ({ id, name, apps: [] }));
}

function humanitecOf(instance: Instance, actor: OrgActor): Connection[] {
  return connectionsOf(instance, actor)
    .filter(({ app }) => app === 'humanitec')
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The connection with this id; one of another organization counts as absent. */
function connectionOf(instance: Instance, actor: OrgActor, id: string): Connection {
  const uuid = Id.parse(id);
  const connection = connectionsOf(instance, actor).find((other) => other.id === uuid);
  if (!connection) throw notFound(`Could not find App Connection with ID ${id}`);
  return connection;
}

function assertHumanitec({ app }: Connection, what: string): void {
  if (app !== 'humanitec') throw badRequest(`App Connection with ${what} is not for App "humanitec"`);
}

/** The project a query names, known or not; older servers ignore the parameter. */
function projectQuery({ options }: Instance, c: Ctx): string | null {
  const projectId = c.req.query('projectId');
  return projectId !== undefined && decide(options, 'projectConnections') ? projectId : null;
}

function projectScope(instance: Instance, actor: OrgActor, projectId: string) {
  return { projectId: projectOf(instance, actor, projectId).id };
}

function isListed({ options }: Instance, connection: Connection, projectId: string | null): boolean {
  if (projectId !== null || connection.projectId === null) return connection.projectId === projectId;
  return decide(options, 'listsProjectConnections');
}

function short({ options }: Instance, { app, name, id, projectId, orgId }: Connection) {
  return decide(options, 'projectConnections') ? { app, name, id, projectId, orgId } : { app, name, id };
}
