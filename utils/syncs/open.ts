import { readConnections } from '../connections/change';
import { profileFor } from '../connections/profile-for';
import { type ConnectionKey, isSameConnection, type KnownConnection } from '../connections/types';
import { fail } from '../failure';
import { profilesItem } from '../infisical/storage';
import type { SetupIn, SyncTarget } from './types';

/** Begins to set up a sync for a connection that this browser has pushed. @throws as {@link targetOf} */
export async function newSetup(key: ConnectionKey): Promise<SetupIn<'choosing'>> {
  return { id: crypto.randomUUID(), state: 'choosing', target: (await targetOf(key)).target };
}

/**
 * A connection that this browser has pushed, and what it takes to ask about its syncs.
 *
 * @throws `connectionUnknown`, `connectionProfileGone`
 */
export async function targetOf(key: ConnectionKey): Promise<{ known: KnownConnection; target: SyncTarget }> {
  const known = (await readConnections()).find((one) => isSameConnection(one, key));
  if (!known) throw fail('connectionUnknown');
  const profile = profileFor(known, await profilesItem.get());
  if (!profile) throw fail('connectionProfileGone', [new URL(known.siteUrl).host]);
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
