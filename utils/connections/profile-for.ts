import { selectableProfiles } from '../infisical/selectable';
import type { Profile } from '../infisical/types';
import type { Policy } from '../policy/types';
import type { KnownConnection } from './types';

/**
 * The profile to ask about a connection with: the one that it was pushed with, else another one of the same Infisical. One
 * that may not be used comes last: asking with it says why.
 */
export function profileFor(
  { profileId, siteUrl }: Pick<KnownConnection, 'profileId' | 'siteUrl'>,
  saved: readonly Profile[],
  policy: Policy,
): Profile | undefined {
  const isHere = (profile: Profile) => profile.siteUrl === siteUrl;
  const here = selectableProfiles(saved, policy).filter(isHere);
  return here.find(({ id }) => id === profileId) ?? here[0] ?? saved.find(isHere);
}
