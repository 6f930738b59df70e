import { browser } from 'wxt/browser';
import type { Answer, Payload, Result } from '../messaging';
import { detect, type Offer } from './detector';
import { type Outcome, openPrompt, type Prompt, say } from './prompt';
import { type Root, shadowRootsOnScreen } from './scopes';
import { rememberTyped } from './typed';

/** What {@link watchConsole} needs of WXT's content script context. */
export interface Lifetime {
  readonly signal: AbortSignal;
  /** True after the extension was updated or removed; asking also aborts the signal. */
  readonly isInvalid: boolean;
}

/** Changes of the page that belong together arrive within this time, in milliseconds. */
const SETTLE = 20;
/** A scan is followed by a pause this many times as long: whatever a page does, scans take no larger share of a core. */
const PAUSE_PER_SCAN = 300;
/** Pace while a prompt or a dialog that awaits its token is open: closing, moving and late values may change no DOM. */
const OPEN_PACE = 60;
/** A dialog that awaits its token is looked at for two minutes. */
const MOST_LOOKS = 2000;
/** A page that keeps taking the prompt away wins: nothing can be sent then. */
const MOST_OPENINGS = 5;

/** Offers each new token on the page once, until the lifetime ends. */
export function watchConsole(lifetime: Lifetime): void {
  const { signal } = lifetime;
  const typed = rememberTyped(signal);
  const roots = new Set<Root>([document]);
  const settled = new Set<string>();
  const openings = new Map<string, number>();
  let prompt: Prompt | null = null;
  let shown = '';
  let timer: ReturnType<typeof setTimeout>;
  let looks = 0;
  let pausedUntil = 0;

  // One callback for each pause: a storm of mutations costs as much as a single one.
  const observer = new MutationObserver(() => {
    observer.disconnect();
    schedule(SETTLE);
  });
  const schedule = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(scan, Math.max(delay, pausedUntil - performance.now()));
  };

  const scan = () => {
    if (lifetime.isInvalid) return;
    const start = performance.now();
    for (const root of shadowRootsOnScreen()) roots.add(root);
    for (const root of roots) if (!root.isConnected) roots.delete(root);
    const { offer, awaited } = detect(roots, typed.values);
    show(offer);
    for (const root of roots)
      observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    const end = performance.now();
    pausedUntil = prompt ? 0 : end + (end - start) * PAUSE_PER_SCAN;
    looks = awaited ? looks + 1 : 0;
    if (prompt || (awaited && looks < MOST_LOOKS)) schedule(OPEN_PACE);
  };

  const show = (offer: Offer | null) => {
    const values = offer ? offer.candidates.map(({ value }) => value).sort() : [];
    const key = `${values}`;
    if (prompt && (key !== shown || !prompt.isInPlace())) {
      prompt.close();
      prompt = null;
    }
    const opened = openings.get(key) ?? 0;
    if (offer && !prompt && opened < MOST_OPENINGS && !values.every((value) => settled.has(value))) {
      openings.set(key, opened + 1);
      shown = key;
      const settle = () => {
        for (const value of values) settled.add(value);
      };
      prompt = openPrompt(offer, {
        dismiss: () => {
          settle();
          prompt = null;
        },
        send: async (token) => {
          const outcome = await deliver({ token, ...typed.hints });
          if (outcome.done) settle();
          return outcome;
        },
      });
    }
    if (offer) prompt?.watch(offer);
  };

  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    observer.disconnect();
    prompt?.close();
  });
  scan();
}

/** Hands a token to the background and puts its answer in words. */
async function deliver(payload: Payload<'capture.deliver'>): Promise<Outcome> {
  const message = { name: 'capture.deliver', payload };
  const result: Result<Answer<'capture.deliver'>> | null | undefined = await browser.runtime
    .sendMessage(message)
    .catch(() => null);
  if (result?.ok) {
    const isNew = result.value.outcome === 'captured';
    return { done: true, text: say(isNew ? 'captured' : 'alreadyCaptured') };
  }
  const { code, params } = result?.failure ?? { code: 'unexpected', params: [] };
  return { done: false, text: browser.i18n.getMessage(`failure_${code}_what` as never, params) };
}
