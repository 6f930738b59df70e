import { fail } from '../failure';
import { historyItem } from '../history/storage';
import { findProfile } from '../infisical/profiles';
import type { SetupIn } from './types';

/**
 * Begins to set up a sync for a connection that this browser has pushed.
 *
 * @param historyId of its line in the history
 * @throws `infisicalConnectionGone` where the history has no such line, `profileUnknown`
 */
export async function newSetup(historyId: string): Promise<SetupIn<'choosing'>> {
  const entry = (await historyItem.get()).find(({ id }) => id === historyId);
  if (!entry) throw fail('infisicalConnectionGone');
  if (entry.profileId === undefined) throw fail('profileUnknown');
  const profile = await findProfile(entry.profileId);
  if (profile.siteUrl !== entry.siteUrl) throw fail('pushOriginChanged', [profile.siteUrl]);
  const { organizationId, connectionId, connectionName, projectId, serviceUserId, serviceUserName } = entry;
  return {
    id: crypto.randomUUID(),
    state: 'choosing',
    target: {
      profile,
      organizationId,
      connection: { id: connectionId, name: connectionName, projectId },
      ...(serviceUserId === undefined ? {} : { serviceUserId }),
      ...(serviceUserName === undefined ? {} : { serviceUserName }),
    },
  };
}
