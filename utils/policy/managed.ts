import { browser } from 'wxt/browser';
import { parsePolicy } from './parse';
import { refuse } from './refusal';
import { NOTHING_ALLOWED, type Policy, UNRESTRICTED } from './types';

/** Chromium answers only once it has loaded its policies, which takes seconds after a start. */
const PATIENCE_MS = 30_000;
/** What is asked before that may never be answered, while the next question is at once. */
const ASK_AGAIN_MS = 1_000;

/**
 * What an administrator has fixed right now; undefined where nothing is.
 *
 * @throws `policyUnreadable` where anything is there that cannot be understood, `policyNotRead` where the browser does not
 * say what is there
 */
export async function managedPolicy(): Promise<Policy | undefined> {
  const managed = await readManaged();
  return managed === undefined ? undefined : parsePolicy(managed);
}

/**
 * What is allowed right now: read anew at each use, so that what an administrator has changed counts from the next one on.
 *
 * @throws what {@link managedPolicy} throws
 */
export async function policyNow(): Promise<Policy> {
  return (await managedPolicy()) ?? UNRESTRICTED;
}

/**
 * The same to choose and to show by, which never fails: what cannot be understood allows nothing. Whoever acts on it asks
 * {@link policyNow}, which says why.
 */
export const shownPolicy = {
  get: () => policyNow().catch(() => NOTHING_ALLOWED),
  watch: (callback: (policy: Policy) => void) => watchManaged(() => void shownPolicy.get().then(callback)),
};

/** Calls back when an administrator's policy has changed. Returns a function that stops it. */
export function watchManaged(callback: () => void): () => void {
  const listen = (_: unknown, area: string): void => {
    if (area === 'managed') callback();
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}

/** All of managed storage; undefined where nothing was handed over. */
async function readManaged(): Promise<Record<string, unknown> | undefined> {
  const { managed: area }: { managed?: typeof browser.storage.managed } = browser.storage;
  // A browser without it can be given no policy (docs/browsers.md).
  if (!area) return undefined;
  try {
    const managed = await persistently(() => area.get(null));
    // Chromium gives an empty object where there is no policy; in Firefox that is one, with nothing in it.
    return !import.meta.env.FIREFOX && Object.keys(managed).length === 0 ? undefined : managed;
  } catch (error) {
    // Firefox rejects where no policy is installed. Any other failure stays one: a policy must not be lost silently.
    if (error instanceof Error && error.message.includes('manifest not found')) return undefined;
    throw refuse('policyNotRead');
  }
}

/** The first answer to a question that is asked again and again while there is none. */
function persistently<T>(ask: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const askOnce = (): void => void ask().then(resolve, reject).finally(stop);
    const stop = (): void => {
      clearInterval(again);
      clearTimeout(end);
    };
    const again = setInterval(askOnce, ASK_AGAIN_MS);
    const end = setTimeout(() => {
      stop();
      reject();
    }, PATIENCE_MS);
    askOnce();
  });
}
