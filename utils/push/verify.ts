import { discardCapture } from '../capture/vault';
import { notePush } from '../connections/note-push';
import type { HistoryEntry } from '../history/types';
import type { StoredConnection } from '../infisical/schemas';
import type { Connection } from '../infisical/types';
import { say } from '../sentence';
import type { Attempt } from './attempt';
import { prove } from './prove';
import { showStep } from './show-step';
import type { Outcome } from './state';
import type { Intent, Proof, Push, PushRequest } from './types';

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
  const unrecorded = await notePush(historyEntry(intent, proof), seenOf(intent, proof)).then(
    () => [],
    () => [say('push.warning.notRecorded')],
  );
  await discardCapture(intent.request.captureId);
  return { type: 'succeeded', proof: { ...proof, warnings: [...proof.warnings, ...unrecorded] } };
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
    ...wantedProject(request, connection),
    connectionId: connection.id,
    connectionName: connection.name,
    ...token,
  };
}

/** What a later look at the connection is compared with. */
function seenOf({ seen }: Intent, { credentialsHash }: Proof) {
  return {
    ...(seen ? { seen } : {}),
    ...(credentialsHash === undefined ? {} : { credentialsHash }),
  };
}

/** The level that was asked for, where the connection has another. */
function wantedProject(
  request: PushRequest,
  { projectId }: Connection,
): Pick<HistoryEntry, 'wantedProjectId'> {
  if (request.kind !== 'create') return {};
  const wantedProjectId = request.scope.level === 'project' ? request.scope.id : null;
  return wantedProjectId === projectId ? {} : { wantedProjectId };
}
