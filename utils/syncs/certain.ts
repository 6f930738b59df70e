import type { Look, SyncRequest } from './types';

/**
 * What keeps a sync from being created or run from what was found. Asks nothing: the popup says beforehand what the background
 * would refuse.
 */
export function hindranceOf(
  { dryRun: { obstacles }, duplicates }: Look,
  { plan }: SyncRequest,
): 'obstacles' | 'duplicate' | undefined {
  if (obstacles.length > 0) return 'obstacles';
  const isDouble = duplicates.isElsewhere || duplicates.found.length > 0;
  return isDouble && !plan.options.disableSecretDeletion ? 'duplicate' : undefined;
}
