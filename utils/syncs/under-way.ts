import type { SetupIn, SyncSetup } from './types';

/** Whether something is asked of Infisical for a setup right now. */
export function isUnderWay(setup: SyncSetup): setup is SetupIn<'looking' | 'creating' | 'running'> {
  return setup.state === 'looking' || setup.state === 'creating' || setup.state === 'running';
}
