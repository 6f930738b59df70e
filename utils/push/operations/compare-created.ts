import { shownOrganization } from '../../infisical/shown-organization';
import { nameAndId } from '../../preflight/words';
import { type Sentence, say } from '../../sentence';
import type { PushRequest } from '../types';
import type { Comparison, Stored } from './operation';

export type CreateRequest = PushRequest & { kind: 'create' };

/** Compares a connection that was created with what was asked for. */
export function compareCreated(
  { connection, isReadBack, account }: Stored,
  { name, scope }: CreateRequest,
): Comparison {
  const proven: Sentence[] = [];
  const warnings: Sentence[] = [];
  const projectId = connection.projectId ?? null;
  if (connection.app !== 'humanitec') warnings.push(say('push.warning.appDiffers', connection.app));
  else proven.push(say(isReadBack ? 'push.proven.stored' : 'push.proven.confirmed', connection.name));
  if (connection.name !== name.trim()) warnings.push(say('push.warning.nameDiffers', connection.name));
  if (scope.level === 'organization' && projectId === null) proven.push(say('push.proven.organizationLevel'));
  else if (scope.level === 'project' && projectId === scope.id) {
    proven.push(say('push.proven.projectLevel', scope.name));
  } else if (scope.level === 'project' && projectId === null) {
    warnings.push(say('push.warning.projectDropped', scope.name));
  } else warnings.push(say('push.warning.scopeDiffers'));
  if (account.organization && connection.orgId !== account.organization.id) {
    const shown = nameAndId(shownOrganization(account.organization));
    warnings.push(say('push.warning.organizationDiffers', shown));
  }
  return { proven, warnings };
}
