import { browser } from 'wxt/browser';
import { findProfile } from '../infisical/profiles';
import { signIn } from '../infisical/sign-in';
import { stayAwake } from '../keep-alive';
import { infisicalUse, requireAllowedInfisical } from '../policy/require-infisical';
import { showTab } from '../show-tab';
import { SIGN_IN_PATIENCE_MS } from './patience';
import { signInTabItem } from './storage';

const ALARM = 'infisical-sign-in';
/** Only a fallback for what tab events miss; browsers allow no shorter period. */
const ALARM_MINUTES = 0.5;

/** Called with the profile whose session has come. */
type OnSignedIn = (profileId: string) => Promise<void>;

/**
 * Notices that the user has signed in on the page that it opened. It looks when the tab has loaded a page and not all
 * the time: a server answers an old cookie by deleting the cookie, which could by then be the new one
 * (docs/facts/infisical-api.md, section 2.2). Tab events are listened to only while it waits: they come from every tab.
 */
export class SignInTab {
  #onSignedIn: OnSignedIn;
  #stop: (() => void) | undefined;
  #lastLook: Promise<unknown> = Promise.resolve();

  constructor(onSignedIn: OnSignedIn) {
    this.#onSignedIn = onSignedIn;
  }

  /** Takes up waiting that an earlier worker began. Call in the first turn of the background. */
  resume(): void {
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === ALARM) this.#look();
    });
    this.#look();
  }

  /** Opens the sign-in page of a profile's Infisical, or shows it again, and waits for its session. */
  async open(profileId: string): Promise<void> {
    const profile = await findProfile(profileId);
    await requireAllowedInfisical(infisicalUse(profile));
    const waiting = await signInTabItem.get();
    const shown = waiting?.profileId === profileId && (await showTab(waiting.tabId));
    const tabId = shown ? waiting.tabId : (await browser.tabs.create({ url: `${profile.siteUrl}/login` })).id;
    if (tabId === undefined) return;
    await signInTabItem.set({ tabId, profileId, until: Date.now() + SIGN_IN_PATIENCE_MS });
    await browser.alarms.create(ALARM, { periodInMinutes: ALARM_MINUTES });
    this.#listen();
  }

  /** Stops waiting for a profile whose session was found in another way. */
  async settle(profileId: string): Promise<void> {
    if ((await signInTabItem.get())?.profileId === profileId) await this.#close();
  }

  async #close(): Promise<void> {
    this.#stop?.();
    this.#stop = undefined;
    await signInTabItem.set(null);
    await browser.alarms.clear(ALARM);
  }

  #look(): void {
    this.#lastLook = this.#lastLook.then(() => this.#lookOnce());
  }

  async #lookOnce(): Promise<void> {
    const waiting = await signInTabItem.get();
    if (!waiting) return;
    if (waiting.until < Date.now()) return this.#close();
    this.#listen();
    try {
      await signIn(await findProfile(waiting.profileId));
    } catch {
      // Not yet: not signed in, or no organization chosen. The next page or alarm looks again.
      return;
    }
    await this.#close();
    await this.#onSignedIn(waiting.profileId);
  }

  #listen(): void {
    if (this.#stop) return;
    const onUpdated = async (tabId: number, change: { status?: string }) => {
      if (change.status === 'complete' && (await isSignInTab(tabId))) this.#look();
    };
    const onRemoved = async (tabId: number) => {
      if (await isSignInTab(tabId)) await this.#close();
    };
    const relax = stayAwake();
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.tabs.onRemoved.addListener(onRemoved);
    this.#stop = () => {
      relax();
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(onRemoved);
    };
  }
}

async function isSignInTab(tabId: number): Promise<boolean> {
  return (await signInTabItem.get())?.tabId === tabId;
}
