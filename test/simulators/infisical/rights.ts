import { ApiError, badRequest } from './errors';
import type { Instance, OrgActor } from './instance';
import type { Connection, ConnectionAction, Project, Rights, SyncAction } from './types';

export function rightsOf(actor: OrgActor): Rights {
  return actor.kind === 'user' ? actor.user.rights : actor.identity.rights;
}

/** Whether the actor may do this to a connection, or to connections of this scope when none is given. */
export function can(
  actor: OrgActor,
  action: ConnectionAction,
  scope: { projectId: string | null; id?: string },
): boolean {
  const { organization, projects, anyProject, onlyConnections } = rightsOf(actor);
  const actions = scope.projectId === null ? organization : (projects[scope.projectId] ?? anyProject);
  const bound = onlyConnections !== 'all' && scope.id !== undefined && !onlyConnections.includes(scope.id);
  return actions.includes(action) && !bound;
}

/** Throws the 403 that names the missing right. */
export function assertCan(
  actor: OrgActor,
  action: ConnectionAction,
  scope: { projectId: string | null; id?: string },
): void {
  if (can(actor, action, scope)) return;
  const { onlyConnections } = rightsOf(actor);
  throw permissionDenied(
    scope.projectId === null ? action : `${action}-app-connections`,
    'app-connections',
    onlyConnections === 'all' ? undefined : { connectionId: { $in: onlyConnections } },
  );
}

export function assertCanSync(actor: OrgActor, action: SyncAction): void {
  if (!rightsOf(actor).syncs.includes(action)) throw permissionDenied(action, 'secret-syncs');
}

/** Whether the actor may read secrets of an environment, their names included. */
export function canReadSecrets(actor: OrgActor, environment: string): boolean {
  const { readSecrets } = rightsOf(actor);
  return typeof readSecrets === 'boolean' ? readSecrets : readSecrets.includes(environment);
}

export function permissionDenied(action: string, subject: string, conditions?: object): ApiError {
  const rules = conditions ? [{ action, inverted: false, subject, conditions }] : [];
  return new ApiError(403, 'PermissionDenied', `You are not allowed to ${action} on ${subject}`, rules);
}

export function visibleProjects({ state }: Instance, actor: OrgActor): Project[] {
  const { visibleProjects } = rightsOf(actor);
  return state.projects.filter(
    ({ id, orgId }) => orgId === actor.orgId && (visibleProjects === 'all' || visibleProjects.includes(id)),
  );
}

export function hasProject({ state }: Instance, actor: OrgActor, projectId: string): boolean {
  return state.projects.some(({ id, orgId }) => id === projectId && orgId === actor.orgId);
}

/** The project of the actor's organization with this id. */
export function projectOf({ state }: Instance, actor: OrgActor, projectId: string): Project {
  const project = state.projects.find(({ id, orgId }) => id === projectId && orgId === actor.orgId);
  if (!project) throw badRequest(`Could not find project with ID ${projectId}`);
  return project;
}

export function connectionsOf({ state }: Instance, actor: OrgActor): Connection[] {
  return state.connections.filter(({ orgId }) => orgId === actor.orgId);
}
