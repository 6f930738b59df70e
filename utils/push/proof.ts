import { serviceUsersUrl } from '../humanitec/console';
import type { InfisicalClient } from '../infisical/client';
import { type StoredConnection, toConnection } from '../infisical/schemas';
import { type Sentence, say } from '../sentence';
import { historyItem } from '../storage';
import type { Intent, Proof } from './types';
import type { Way } from './way';

/**
 * Reads the connection back and compares it with what was asked for. When it cannot be read, the answer of the write
 * itself is compared, and that is said.
 */
export async function prove(
  client: InfisicalClient,
  way: Way,
  intent: Intent,
  written: StoredConnection,
): Promise<Proof> {
  const readBack = await client.connection(written.id).catch(() => null);
  const stored = readBack ?? written;
  const judged = way.judge({ stored, account: intent.account, before: intent.before });
  const visible = Object.keys(stored.credentials ?? {}).length > 0;
  const { request } = intent;
  const projects = request.kind === 'create' && request.scope.level === 'project' ? [request.scope] : [];
  return {
    connection: toConnection(stored, projects),
    url: connectionsUrl(intent.profile.siteUrl, stored.orgId),
    proven: [...judged.proven, ...(visible ? [] : [say('push.proven.hidden')]), say('push.proven.accepted')],
    warnings: [...judged.warnings, ...readBackWarnings(readBack !== null, visible)],
    ...(await revokeLink(intent)),
  };
}

function readBackWarnings(isReadBack: boolean, isVisible: boolean): Sentence[] {
  return [
    ...(isReadBack ? [] : [say('push.warning.notReadBack')]),
    ...(isVisible ? [say('push.warning.credentialsVisible')] : []),
  ];
}

/** The page that lists an organization's connections (infisical-api.md, section 10). */
function connectionsUrl(siteUrl: string, orgId: string): string {
  return `${siteUrl}/organizations/${encodeURIComponent(orgId)}/app-connections`;
}

/** Where the token that a rotation replaced can be revoked: in the organization it was pushed from. */
async function revokeLink({ request, pushed }: Intent): Promise<Pick<Proof, 'revokeUrl'>> {
  if (request.kind === 'create') return {};
  const earlier = (await historyItem.get()).find((entry) => entry.connectionId === request.connectionId);
  const organization = earlier?.humanitecOrganizations[0] ?? pushed.humanitecOrganizations[0];
  return organization === undefined ? {} : { revokeUrl: serviceUsersUrl(organization) };
}
