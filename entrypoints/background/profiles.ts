import { keepForCapture } from '@/utils/destination/choice';
import {
  removeProfile,
  renewPassphrase,
  restoreProfile,
  saveProfile,
  secretPlaces,
  signOut,
} from '@/utils/infisical/profiles';
import { adoptProfile, testProfile } from '@/utils/infisical/test-profile';
import type { Handlers } from '@/utils/protocol';
import { releaseProfile } from '@/utils/push/coordinator';
import { leaveProfile } from './destination';

type ProfileMessage =
  | 'profile.save'
  | 'profile.test'
  | 'profile.adopt'
  | 'profile.remove'
  | 'profile.restore'
  | 'profile.secrets'
  | 'profile.sign-out'
  | 'profile.change-passphrase';

/** What the options and the first-run page ask for: profiles and their secrets. */
export const profileHandlers: Pick<Handlers, ProfileMessage> = {
  'profile.save': async ({ profile, credentials }) => {
    await saveProfile(profile, credentials);
    await keepForCapture(profile.id);
    return null;
  },
  'profile.test': ({ profile, credentials }) => testProfile(profile, credentials),
  'profile.adopt': async ({ profile, credentials }) => {
    const report = await adoptProfile(profile, credentials);
    await keepForCapture(profile.id);
    return report;
  },
  'profile.remove': async ({ profileId }) => {
    await removeEntirely(profileId);
    return null;
  },
  'profile.restore': async ({ profile, place, wasInUse }) => {
    await restoreProfile(profile, place, wasInUse);
    return null;
  },
  'profile.secrets': secretPlaces,
  'profile.sign-out': async ({ profileId }) => {
    await signOut(profileId);
    return null;
  },
  'profile.change-passphrase': async ({ profileId, current, next }) => {
    await renewPassphrase(profileId, current, next);
    return null;
  },
};

/** Removes a profile and what each room holds for it. @throws `profileUnknown`, `profileBusy` */
export async function removeEntirely(profileId: string): Promise<void> {
  await releaseProfile(profileId);
  await removeProfile(profileId);
  await leaveProfile(profileId);
}
