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
import { releaseSetup } from '@/utils/syncs/coordinator';
import { leaveRuns } from '@/utils/syncs/runs/coordinator';
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
  },
  'profile.test': ({ profile, credentials }) => testProfile(profile, credentials),
  'profile.adopt': async ({ profile, credentials }) => {
    const report = await adoptProfile(profile, credentials);
    await keepForCapture(profile.id);
    return report;
  },
  'profile.remove': ({ profileId }) => removeEntirely(profileId),
  'profile.restore': ({ profile, place, wasInUse }) => restoreProfile(profile, place, wasInUse),
  'profile.secrets': secretPlaces,
  'profile.sign-out': ({ profileId }) => signOut(profileId),
  'profile.change-passphrase': ({ profileId, current, next }) => renewPassphrase(profileId, current, next),
};

/** Removes a profile and what each room holds for it. @throws `profileUnknown`, `profileBusy` */
export async function removeEntirely(profileId: string): Promise<void> {
  await releaseProfile(profileId);
  await releaseSetup(profileId);
  await leaveRuns((runs) => runs.profileId === profileId);
  await removeProfile(profileId);
  await leaveProfile(profileId);
}
