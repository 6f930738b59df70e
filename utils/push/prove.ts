import { historyItem } from '../history/storage';
import { serviceUsersUrl } from '../humanitec/console';
import type { InfisicalClient } from '../infisical/client';
import { type StoredConnection, toConnection } from '../infisical/schemas';
import { connectionsUrl } from '../infisical/web-pages';
import { type Sentence, say } from '../sentence';
import type { Comparison, Operation } from './operations/operation';
import type { Intent, Proof } from './types';

/** What a proof needs to know of an attempt. */
export interface Attempted {
  client: Pick<InfisicalClient, 'connection'>;
  operation: Pick<Operation, 'compare'>;
  intent: Omit<Intent, 'token' | 'sentAt'>;
}

/**
 * Reads the connection back and compares it with what was asked for. When it cannot be read, the answer of the write
 * itself is compared, and that is said.
 */
export async function prove(
  { client, operation, intent }: Attempted,
  written: StoredConnection,
): Promise<Proof | Extract<Comparison, { refuted: unknown }>> {
  const readBack = await client.connection(written.id).catch(() => null);
  const connection = readBack ?? written;
  const isReadBack = readBack !== null;
  const { request, account, before, report } = intent;
  const compared = operation.compare({ connection, isReadBack, account, before });
  if ('refuted' in compared) return compared;
  const isVisible = Object.keys(connection.credentials ?? {}).length > 0;
  const projects = request.kind === 'create' && request.scope.level === 'project' ? [request.scope] : [];
  return {
    connection: toConnection(connection, projects),
    url: connectionsUrl(intent.profile.siteUrl, connection.orgId),
    ...(connection.credentialsHash ? { credentialsHash: connection.credentialsHash } : {}),
    proven: [
      ...compared.proven,
      ...(isVisible ? [] : [say('push.proven.hidden')]),
      say('push.proven.accepted'),
      ...report.proven,
    ],
    warnings: [...compared.warnings, ...readBackWarnings(isReadBack, isVisible), ...report.warnings],
    ...(request.kind === 'rotate' ? { oldToken: await oldToken(intent, request.connectionId) } : {}),
  };
}

function readBackWarnings(isReadBack: boolean, isVisible: boolean): Sentence[] {
  return [
    ...(isReadBack ? [] : [say('push.warning.notReadBack')]),
    ...(isVisible ? [say('push.warning.credentialsVisible')] : []),
  ];
}

/** The token that a rotation replaced, as far as this browser has pushed it: Infisical tells nothing about it. */
async function oldToken(
  { id, profile }: Attempted['intent'],
  connectionId: string,
): Promise<Proof['oldToken']> {
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
