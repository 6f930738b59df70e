import { fail } from '../failure';
import type { InfisicalClient } from '../infisical/client';
import { isRefusal } from '../infisical/errors';
import { hindranceOf } from './certain';
import { dryRun } from './dry-run/dry-run';
import { findDuplicates } from './duplicates';
import { asFailure } from './humanitec-failure';
import type { Clients } from './prepare';
import type { Look, SyncRequest } from './types';

/**
 * Finds out what a sync would do, and what else writes to the same place. Nothing is changed.
 *
 * @param own id of the sync itself, where it is there already
 */
export async function lookAt(
  { infisical, humanitec }: Clients,
  { plan }: SyncRequest,
  own?: string,
): Promise<Look> {
  const [foretold, duplicates] = await Promise.all([
    dryRun(infisical, humanitec, plan).catch((error: unknown) => {
      throw asFailure(error, plan.destination);
    }),
    findDuplicates(infisical, plan, own),
  ]);
  return { id: crypto.randomUUID(), dryRun: foretold, duplicates };
}

/** @throws `infisicalSyncNameTaken` */
export async function requireFreeName(client: InfisicalClient, { name, plan }: SyncRequest): Promise<void> {
  try {
    await client.syncByName(name, plan.projectId);
  } catch (error) {
    if (isRefusal(error, 'infisicalNotFound')) return;
    throw error;
  }
  throw fail('infisicalSyncNameTaken', [name]);
}

/** Whether two looks have shown the same: what is read counts, and nothing that has changed since. */
export function isSameLook(one: Look | null, other: Look): boolean {
  const shown = ({ dryRun: { keys, ...rest }, duplicates }: Look) =>
    JSON.stringify([keys.toSorted((a, b) => (a.key < b.key ? -1 : 1)), rest, duplicates]);
  return one !== null && shown(one) === shown(other);
}

/**
 * Why a sync may not be created or run from what was found.
 *
 * @throws `syncObstacles`, `syncDuplicate`
 */
export function requireCertain(look: Look, request: SyncRequest): void {
  const hindrance = hindranceOf(look, request);
  if (hindrance) throw fail(hindrance === 'obstacles' ? 'syncObstacles' : 'syncDuplicate');
}
