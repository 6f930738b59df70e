import { selectableProfiles } from '../infisical/profiles';
import type { Profile } from '../infisical/types';
import type { KnownConnection } from './types';

/** The profile to ask about a connection with: the one that it was pushed with, else another one of the same Infisical. */
export function profileFor(
  { profileId, siteUrl }: Pick<KnownConnection, 'profileId' | 'siteUrl'>,
  saved: readonly Profile[],
): Profile | undefined {
  const here = selectableProfiles(saved).filter((profile) => profile.siteUrl === siteUrl);
  return here.find(({ id }) => id === profileId) ?? here[0];
}
