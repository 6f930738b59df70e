import type { Profile } from '@/utils/infisical/types';
import { profileName } from './profile-name';

const HUES = 12;

/** Initial and colour of a profile, the same everywhere, so that production is not taken for a sandbox. */
export function ProfileBadge({ profile }: { profile: Profile }) {
  const sum = [...profile.id].reduce((total, char) => total + char.charCodeAt(0), 0);
  return (
    <span className="badge" data-hue={sum % HUES} aria-hidden="true">
      {profileName(profile).charAt(0).toUpperCase()}
    </span>
  );
}
