import type { Sync } from '../infisical/schemas';
import type { SyncDestination } from '../infisical/types';

/** Whether a sync writes to this destination. */
export function isSameDestination(
  { org, app, env }: Sync['destinationConfig'],
  destination: SyncDestination,
): boolean {
  const wanted = destination.scope === 'environment' ? destination.env : '';
  return org === destination.org && app === destination.app && (env ?? '') === wanted;
}
