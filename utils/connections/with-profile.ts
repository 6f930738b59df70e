import { fail } from '../failure';
import { profilesItem } from '../infisical/storage';
import type { Profile } from '../infisical/types';
import { shownPolicy } from '../policy/managed';
import { readConnections } from './change';
import { profileFor } from './profile-for';
import { type ConnectionKey, isSameConnection, type KnownConnection } from './types';

/**
 * A known connection, with the profile to ask about it with.
 *
 * @throws `connectionUnknown`, `connectionProfileGone`
 */
export async function withProfile(key: ConnectionKey): Promise<{ known: KnownConnection; profile: Profile }> {
  const known = (await readConnections()).find((one) => isSameConnection(one, key));
  if (!known) throw fail('connectionUnknown');
  const profile = profileFor(known, await profilesItem.get(), await shownPolicy.get());
  if (!profile) throw fail('connectionProfileGone', [new URL(known.siteUrl).host]);
  return { known, profile };
}
