import { randomBytes, randomUUID } from 'node:crypto';
import { ApiError, badRequest, databaseError } from '../errors';
import { decide } from '../exercised';
import type { Instance, OrgActor } from '../instance';
import { assertCan, connectionsOf, hasProject, projectOf } from '../rights';
import type { Connection } from '../types';
import { checkHumanitecToken } from './check';
import type { CreateBody, PatchBody } from './schemas';

/** Creates in Infisical's order: project, right, Humanitec's answer, and only then the name. */
export async function createConnection(
  instance: Instance,
  actor: OrgActor,
  body: CreateBody,
): Promise<Connection> {
  const { state, options } = instance;
  const projectId = projectFor(instance, actor, body.projectId);
  assertCan(actor, 'create', { projectId });
  await checkHumanitecToken(instance, body.credentials.apiToken);
  assertFits(instance, body.description);
  assertNameIsFree(instance, actor, { name: body.name, projectId });
  const at = new Date(options.now()).toISOString();
  const connection: Connection = {
    id: randomUUID(),
    name: body.name,
    description: body.description ?? null,
    version: 2,
    app: 'humanitec',
    method: body.method,
    orgId: actor.orgId,
    projectId,
    apiToken: body.credentials.apiToken,
    encryptedCredentials: encrypted(),
    createdAt: at,
    updatedAt: at,
  };
  state.connections.push(connection);
  return connection;
}

/** Changes a connection of any app: the real PATCH does not look at the app either (docs/facts/infisical-api.md, 3). */
export async function patchConnection(
  instance: Instance,
  actor: OrgActor,
  connection: Connection,
  { name, description, credentials }: PatchBody,
): Promise<void> {
  assertCan(actor, 'edit', connection);
  if (credentials) {
    if (connection.app === 'humanitec') await checkHumanitecToken(instance, credentials.apiToken);
    else throw misdirect(instance, connection, credentials.apiToken);
  }
  assertFits(instance, description);
  if (name !== undefined && name !== connection.name) {
    assertNameIsFree(instance, actor, { name, projectId: connection.projectId });
    connection.name = name;
  }
  if (description !== undefined) connection.description = description;
  if (credentials) {
    connection.apiToken = credentials.apiToken;
    connection.encryptedCredentials = encrypted();
  }
  connection.updatedAt = new Date(instance.options.now()).toISOString();
}

function projectFor(instance: Instance, actor: OrgActor, projectId: string | undefined): string | null {
  if (projectId === undefined || !decide(instance.options, 'projectConnections')) return null;
  if (!hasProject(instance, actor, projectId) && decide(instance.options, 'unknownProject') === 500) {
    throw databaseError();
  }
  return projectOf(instance, actor, projectId).id;
}

/** Connectors whose credentials are an `apiToken` too: a misdirected token is sent to these vendors. */
const TAKES_API_TOKEN = ['cloudflare', 'vercel', 'terraform-cloud'];

function misdirect({ state }: Instance, { id, app, method }: Connection, apiToken: string) {
  const reachedVendor = TAKES_API_TOKEN.includes(app);
  state.leaks.push({ connectionId: id, app, apiToken, reachedVendor });
  return badRequest(
    reachedVendor
      ? 'Failed to validate credentials: Request failed with status code 401'
      : `Invalid credential format for ${app} Connection with method ${method}`,
  );
}

/** The column holds one character less than the validation allows (docs/facts/infisical-api.md, 5). */
const DESCRIPTION_WIDTH = 255;

function assertFits({ options }: Instance, description: string | null | undefined): void {
  if ([...(description ?? '')].length <= DESCRIPTION_WIDTH) return;
  if (decide(options, 'columnOverflow') === 500) throw databaseError();
  throw new ApiError(
    422,
    'ValidationFailure',
    `value too long for type character varying(${DESCRIPTION_WIDTH})`,
  );
}

/** Names are unique across all apps, among organization-level connections and separately per project. */
function assertNameIsFree(
  instance: Instance,
  actor: OrgActor,
  { name, projectId }: { name: string; projectId: string | null },
): void {
  const taken = connectionsOf(instance, actor)
    .filter((other) => other.name === name)
    .some(
      (other) =>
        other.projectId === projectId || decide(instance.options, 'namesUniquePer') === 'organization',
    );
  if (taken) throw badRequest(`An App Connection with the name "${name}" already exists`);
}

function encrypted(): string {
  return randomBytes(32).toString('hex');
}
