import { browser } from 'wxt/browser';
import { continueHealthCheck } from '@/utils/connections/health/check';
import {
  leaveDestination,
  loadDestination,
  renewSuggestions,
  unlockDestination,
} from '@/utils/destination/load';
import { SignInTab } from '@/utils/destination/sign-in-tab';
import { destinationItem } from '@/utils/destination/storage';
import { lock, profileToLock } from '@/utils/infisical/credentials';
import { endSession } from '@/utils/infisical/sign-in';
import { resumeExchanges } from '@/utils/infisical/sign-in/user-token';
import { openPopup } from '@/utils/open-popup';
import { watchManaged } from '@/utils/policy/managed';
import { preflightItem } from '@/utils/preflight/storage';
import type { Handlers } from '@/utils/protocol';
import { continueAfterSignIn } from '@/utils/push/coordinator';

const signInTab = new SignInTab(async (profileId) => {
  await loadDestination(profileId);
  await goOnWhenReady();
  await continueHealthCheck();
  await openPopup();
});

/** What the popup asks for about where a push would go. */
export const destinationHandlers: Pick<
  Handlers,
  'destination.load' | 'destination.sign-in' | 'destination.unlock'
> = {
  'destination.load': async ({ profileId, lookAgain }) => {
    await loadDestination(profileId, lookAgain);
    // Not waited for: a push takes its time, and tells about itself.
    void goOnWhenReady();
  },
  'destination.sign-in': ({ profileId }) => signInTab.open(profileId),
  'destination.unlock': async ({ profileId, passphrase }) => {
    await unlockDestination(profileId, passphrase);
    void goOnWhenReady();
  },
};

/** Ends what is under way and shown for a profile that was removed. */
export async function leaveProfile(profileId: string): Promise<void> {
  await signInTab.settle(profileId);
  await leaveDestination(profileId);
}

/** Keeps what is known of the destination true without a page: register in the first turn of the background. */
export function keepDestination(): void {
  void resumeExchanges();
  signInTab.resume();
  preflightItem.watch(() => void renewSuggestions());
  browser.alarms.onAlarm.addListener(({ name }) => void lockInTime(name));
  watchManaged(() => void reload());
}

/** What is shown may not be allowed any more, or another profile may be. */
async function reload(): Promise<void> {
  if (await destinationItem.get()) await loadDestination();
}

/** The session is there: a push that waited for it goes on, or one whose result was not known is looked up. */
async function goOnWhenReady(): Promise<void> {
  const destination = await destinationItem.get();
  if (destination?.state !== 'ready') return;
  await signInTab.settle(destination.profile.id);
  await continueAfterSignIn(destination.profile.id);
}

async function lockInTime(alarm: string): Promise<void> {
  const profile = await profileToLock(alarm);
  if (!profile) return;
  await endSession(profile);
  await lock(profile.id);
  if ((await destinationItem.get())?.profile.id === profile.id) await loadDestination();
}
