import { historyItem } from './storage';
import type { Intent, Proof } from './types';

const MAX_ENTRIES = 500;

/** Adds a finished push to the local history, once: it may be finished again after the worker was stopped. */
export async function recordHistory(
  { id, request, profile, account, pushed }: Intent,
  proof: Proof,
): Promise<void> {
  const { connection } = proof;
  const history = await historyItem.get();
  if (history.some((entry) => entry.id === id)) return;
  const organization = account.organization;
  const entry = {
    id,
    at: Date.now(),
    kind: request.kind === 'create' ? ('created' as const) : ('rotated' as const),
    siteUrl: profile.siteUrl,
    profileId: profile.id,
    organizationId: connection.orgId,
    ...(organization?.id === connection.orgId ? { organizationName: organization.name } : {}),
    projectId: connection.projectId,
    connectionId: connection.id,
    connectionName: connection.name,
    ...pushed,
  };
  await historyItem.set([entry, ...history].slice(0, MAX_ENTRIES));
}
