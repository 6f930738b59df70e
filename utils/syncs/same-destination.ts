import type { Sync } from '../infisical/schemas';
import type { SyncDestination } from '../infisical/types';

type Written = Sync['destinationConfig'];

/** Whether a sync writes to this destination. */
export function isSameDestination(written: Written, destination: SyncDestination): boolean {
  return isSameApp(written, destination) && isSameLevel(written, destination);
}

/** Whether it writes to this app, wherever in it. */
export function isSameApp({ org, app }: Written, destination: SyncDestination): boolean {
  return org === destination.org && app === destination.app;
}

/** Whether it writes to the same environment, or to the whole app as well. */
export function isSameLevel({ env }: Written, destination: SyncDestination): boolean {
  return (env ?? '') === (destination.scope === 'environment' ? destination.env : '');
}
