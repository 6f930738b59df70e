import type { ConnectionKey } from '../connections/types';
import { withProfile } from '../connections/with-profile';
import type { SetupIn } from './types';

/**
 * Begins to set up a sync for a connection that this browser has pushed.
 *
 * @throws `connectionUnknown`, `connectionProfileGone`
 */
export async function newSetup(key: ConnectionKey): Promise<SetupIn<'choosing'>> {
  const { known, profile } = await withProfile(key);
  const { organizationId, connectionId, name, projectId, serviceUserId, serviceUserName } = known;
  return {
    id: crypto.randomUUID(),
    state: 'choosing',
    target: {
      profile,
      organizationId,
      connection: { id: connectionId, name, projectId },
      ...(serviceUserId === undefined ? {} : { serviceUserId }),
      ...(serviceUserName === undefined ? {} : { serviceUserName }),
    },
  };
}
