import { browser } from 'wxt/browser';
import { lock, profileToLock } from '@/utils/infisical/credentials';
import { endSession } from '@/utils/infisical/sign-in';
import { resumeExchanges } from '@/utils/infisical/sign-in/user-token';
import { preflightItem } from '@/utils/preflight/storage';
import type { Handlers } from '@/utils/protocol';
import { isLookUpAlarm } from '@/utils/push/look-up-alarm';
import { SignInTab } from '@/utils/push/sign-in-tab';
import { clearPush, continueAfterSignIn, lookUp, startPush } from '@/utils/push/start';
import { historyItem, targetItem } from '@/utils/push/storage';
import { loadTarget, renewSuggestions, unlockTarget } from '@/utils/push/target';
import { openPopup } from './open-popup';

type PushMessage =
  | 'target.load'
  | 'target.sign-in'
  | 'target.unlock'
  | 'push.start'
  | 'push.look-up'
  | 'push.clear'
  | 'history.clear';

const signInTab = new SignInTab(async (profileId) => {
  await loadTarget(profileId);
  await goOnWhenReady();
  await openPopup();
});

/** What the popup asks for: where a push would go, the push itself, and what became of it. */
export const pushHandlers: Pick<Handlers, PushMessage> = {
  'target.load': async ({ profileId, lookAgain }) => {
    await loadTarget(profileId, lookAgain);
    // Not waited for: a push takes its time, and tells about itself.
    void goOnWhenReady();
    return null;
  },
  'target.sign-in': async ({ profileId }) => {
    await signInTab.open(profileId);
    return null;
  },
  'target.unlock': async ({ profileId, passphrase }) => {
    await unlockTarget(profileId, passphrase);
    void goOnWhenReady();
    return null;
  },
  'push.start': async (request) => {
    await startPush(request);
    return null;
  },
  'push.look-up': async () => {
    await lookUp();
    return null;
  },
  'push.clear': async () => {
    await clearPush();
    return null;
  },
  'history.clear': async () => {
    await historyItem.set([]);
    return null;
  },
};

/** Keeps pushes going without a page: register in the first turn of the background. */
export function keepPushing(): void {
  void resumeExchanges();
  void lookUp();
  // Nothing to do in it: only who listens is started with the browser, and then looks up what was cut off by its end.
  browser.runtime.onStartup.addListener(() => undefined);
  signInTab.resume();
  preflightItem.watch(() => void renewSuggestions());
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (isLookUpAlarm(name)) void lookUp();
    void lockInTime(name);
  });
}

/** The session is there: a push that waited for it goes on, or one whose result was not known is looked up. */
async function goOnWhenReady(): Promise<void> {
  const target = await targetItem.get();
  if (target?.state !== 'ready') return;
  await signInTab.settle(target.profile.id);
  await continueAfterSignIn(target.profile.id);
}

async function lockInTime(alarm: string): Promise<void> {
  const profile = await profileToLock(alarm);
  if (!profile) return;
  await endSession(profile);
  await lock(profile.id);
  if ((await targetItem.get())?.profile.id === profile.id) await loadTarget();
}
