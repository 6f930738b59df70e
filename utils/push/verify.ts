import { discardCapture } from '../capture/vault';
import { addToHistory } from '../history/add';
import { historyItem } from '../history/storage';
import type { HistoryEntry } from '../history/types';
import { serviceUsersUrl } from '../humanitec/console';
import { type StoredConnection, toConnection } from '../infisical/schemas';
import { type Sentence, say } from '../sentence';
import type { Attempt } from './attempt';
import type { Comparison } from './operations/operation';
import { showStep } from './show-step';
import type { Outcome } from './state';
import type { Intent, Proof, Push } from './types';

/**
 * What a confirmed write comes to: the proof, a line of history, and the end of the capture. Can be done again: the
 * browser may stop the worker between any two lines.
 */
export async function verify(attempt: Attempt, push: Push, written: StoredConnection): Promise<Outcome> {
  await showStep(push, { name: 'verifying' });
  const proof = await prove(attempt, written);
  if ('refuted' in proof) return { type: 'failed', failure: proof.refuted };
  const { intent } = attempt;
  // The connection is there, with or without a line about it.
  const unrecorded = await addToHistory(historyEntry(intent, proof)).then(
    () => [],
    () => [say('push.warning.notRecorded')],
  );
  await discardCapture(intent.request.captureId);
  return { type: 'succeeded', proof: { ...proof, warnings: [...proof.warnings, ...unrecorded] } };
}

/**
 * Reads the connection back and compares it with what was asked for. When it cannot be read, the answer of the write
 * itself is compared, and that is said.
 */
async function prove(
  { client, operation, intent }: Attempt,
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

/** The page that lists an organization's connections (docs/facts/infisical-api.md, section 10). */
function connectionsUrl(siteUrl: string, orgId: string): string {
  return `${siteUrl}/organizations/${encodeURIComponent(orgId)}/app-connections`;
}

function historyEntry({ id, request, profile, account, token }: Intent, { connection }: Proof): HistoryEntry {
  const { organization } = account;
  return {
    id,
    at: Date.now(),
    kind: request.kind === 'create' ? 'created' : 'rotated',
    siteUrl: profile.siteUrl,
    profileId: profile.id,
    organizationId: connection.orgId,
    ...(organization?.id === connection.orgId ? { organizationName: organization.name } : {}),
    projectId: connection.projectId,
    connectionId: connection.id,
    connectionName: connection.name,
    ...token,
  };
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
