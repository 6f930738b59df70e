import { readConnections } from '../connections/change';
import { profileFor } from '../connections/profile-for';
import { type ConnectionKey, isSameConnection } from '../connections/types';
import { fail } from '../failure';
import { profilesItem } from '../infisical/storage';
import { shownPolicy } from '../policy/managed';
import type { SetupIn } from './types';

/**
 * Begins to set up a sync for a connection that this browser has pushed.
 *
 * @throws `connectionUnknown`, `connectionProfileGone`
 */
export async function newSetup(key: ConnectionKey): Promise<SetupIn<'choosing'>> {
  const known = (await readConnections()).find((one) => isSameConnection(one, key));
  if (!known) throw fail('connectionUnknown');
  const profile = profileFor(known, await profilesItem.get(), await shownPolicy.get());
  if (!profile) throw fail('connectionProfileGone', [new URL(known.siteUrl).host]);
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
