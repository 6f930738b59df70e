import { serviceUsersUrl } from '../humanitec/console';
import type { InfisicalClient } from '../infisical/client';
import { type StoredConnection, toConnection } from '../infisical/schemas';
import { type Sentence, say } from '../sentence';
import { historyItem } from './storage';
import type { Intent, Proof } from './types';
import type { Judgement, Way } from './way';

/**
 * Reads the connection back and compares it with what was asked for. When it cannot be read, the answer of the write
 * itself is compared, and that is said.
 */
export async function prove(
  client: InfisicalClient,
  way: Way,
  intent: Intent,
  written: StoredConnection,
): Promise<Proof | Extract<Judgement, { refuted: unknown }>> {
  const readBack = await client.connection(written.id).catch(() => null);
  const stored = readBack ?? written;
  const isReadBack = readBack !== null;
  const judged = way.judge({ stored, isReadBack, account: intent.account, before: intent.before });
  if ('refuted' in judged) return judged;
  const visible = Object.keys(stored.credentials ?? {}).length > 0;
  const { request } = intent;
  const projects = request.kind === 'create' && request.scope.level === 'project' ? [request.scope] : [];
  return {
    connection: toConnection(stored, projects),
    url: connectionsUrl(intent.profile.siteUrl, stored.orgId),
    proven: [...judged.proven, ...(visible ? [] : [say('push.proven.hidden')]), say('push.proven.accepted')],
    warnings: [...judged.warnings, ...readBackWarnings(isReadBack, visible)],
    ...(request.kind === 'rotate' ? { oldToken: await oldToken(intent, request.connectionId) } : {}),
  };
}

function readBackWarnings(isReadBack: boolean, isVisible: boolean): Sentence[] {
  return [
    ...(isReadBack ? [] : [say('push.warning.notReadBack')]),
    ...(isVisible ? [say('push.warning.credentialsVisible')] : []),
  ];
}

/** The page that lists an organization's connections (docs/facts/infisical-api.md, section 10). */
function connectionsUrl(siteUrl: string, orgId: string): string {
  return `${siteUrl}/organizations/${encodeURIComponent(orgId)}/app-connections`;
}

/** The token that a rotation replaced, as far as this browser has pushed it: Infisical tells nothing about it. */
async function oldToken({ id, profile }: Intent, connectionId: string): Promise<Proof['oldToken']> {
  const history = await historyItem.get().catch(() => []);
  const pushed = history.find(
    (entry) => entry.id !== id && entry.siteUrl === profile.siteUrl && entry.connectionId === connectionId,
  );
  const organization = pushed?.humanitecOrganizations[0];
  const serviceUser = pushed?.serviceUserName ?? pushed?.serviceUserId;
  return {
    url: serviceUsersUrl(organization),
    ...(serviceUser === undefined ? {} : { serviceUser }),
    ...(pushed?.tokenId === undefined ? {} : { tokenId: pushed.tokenId }),
  };
}
