import type { ConnectionKey, KnownConnection } from '../connections/types';
import { withProfile } from '../connections/with-profile';
import { requireAllowedLevel } from '../policy/require-project';
import type { SetupIn, SyncTarget } from './types';

/** Begins to set up a sync for a connection that this browser has pushed. @throws as {@link targetOf}, `policyProjectRequired` */
export async function newSetup(key: ConnectionKey): Promise<SetupIn<'choosing'>> {
  const { target } = await targetOf(key);
  await requireAllowedLevel(target.connection.projectId);
  return { id: crypto.randomUUID(), state: 'choosing', target };
}

/**
 * A connection that this browser has pushed, and what it takes to ask about its syncs.
 *
 * @throws `connectionUnknown`, `connectionProfileGone`
 */
export async function targetOf(key: ConnectionKey): Promise<{ known: KnownConnection; target: SyncTarget }> {
  const { known, profile } = await withProfile(key);
  const { organizationId, connectionId, name, projectId, serviceUserId, serviceUserName } = known;
  return {
    known,
    target: {
      profile,
      organizationId,
      connection: { id: connectionId, name, projectId },
      ...(serviceUserId === undefined ? {} : { serviceUserId }),
      ...(serviceUserName === undefined ? {} : { serviceUserName }),
    },
  };
}
