import { decide } from '../exercised';
import type { Instance } from '../instance';
import type { Sync } from '../types';

/** Those options of a sync that this server knows: it shows and obeys no other (docs/facts/infisical-api.md, 11). */
export function knownOptions({ options }: Instance, given: Sync['syncOptions']): Sync['syncOptions'] {
  const { initialSyncBehavior, disableSecretDeletion, keySchema, recursive } = given;
  return {
    initialSyncBehavior,
    ...(disableSecretDeletion !== undefined && decide(options, 'disableSecretDeletion')
      ? { disableSecretDeletion }
      : {}),
    ...(keySchema !== undefined && decide(options, 'keySchema') ? { keySchema } : {}),
    ...(recursive !== undefined && decide(options, 'recursiveSyncs') ? { recursive } : {}),
  };
}
