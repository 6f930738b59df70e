import { browser } from 'wxt/browser';
import type { ConsolePage } from '../humanitec/console-page';
import { deliver, hasRoom } from './deliver';
import { detect } from './detector';
import { openPrompt, type Prompt } from './prompt';
import { followLanguage } from './supplies';
import type { Root } from './surfaces';
import { rememberTyped } from './typed';

/** Changes of the page that belong together arrive within this time, in milliseconds. */
const SETTLE = 20;
/** A scan costs a pause this many times as long: whatever a page does, scans take no larger share of a core for long. */
const PAUSE_PER_SCAN = 400;
/** Pauses are put off until they add up to more than this, in milliseconds: a dialog on a calm page is seen at once. */
const PAUSE_CREDIT = 6000;
/** On a busy machine a single scan may take long; a dialog must not wait for all that follows, in milliseconds. */
const LONGEST_PAUSE = 2000;
/** Pace while a prompt or a dialog that awaits its token is open: closing, moving and late values may change no DOM. */
const OPEN_PACE = 60;
/** A dialog that awaits its token is looked at for two minutes. */
const MOST_LOOKS = 2000;

/** Offers each new token on the page once. After an update of the extension the old script falls silent. */
export function watchConsole(): void {
  const typed = rememberTyped();
  const roots = new Set<Root>([document]);
  const suppliesNow = followLanguage(() => {
    // The first look with words runs cold too.
    pausedUntil = -PAUSE_CREDIT;
    schedule(0);
  });
  let prompt: Prompt | null = null;
  let offered = '';
  /** Tokens there is nothing more to say about. */
  let settled = '';
  let timer: ReturnType<typeof setTimeout>;
  let looks = 0;
  let pausedUntil = -PAUSE_CREDIT;

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
    // The extension was updated or removed: nothing observes the page any more, and nothing is left in it.
    if (!browser.runtime?.id) return prompt?.close();
    const start = performance.now();
    let mayCome = false;
    try {
      mayCome = look();
    } catch {
      // The fields of a form can stand in for its properties. The next change is looked at again.
    }
    for (const root of roots)
      observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    const end = performance.now();
    pausedUntil = Math.min(
      Math.max(pausedUntil, end - PAUSE_CREDIT) + (end - start) * PAUSE_PER_SCAN,
      end + LONGEST_PAUSE,
    );
    looks = mayCome ? looks + 1 : 0;
    if (prompt || (mayCome && looks < MOST_LOOKS)) {
      pausedUntil = 0;
      schedule(OPEN_PACE);
    }
  };

  const look = (): boolean => {
    const supplies = suppliesNow();
    if (!supplies) return false;
    const { sightings, mayCome } = detect(roots, typed.values, supplies);
    const [best] = sightings;
    const key = sightings.map(({ value }) => value).join();
    if (key !== offered || !prompt?.isInPlace()) {
      prompt?.close();
      prompt = null;
    }
    offered = key;
    if (!sightings.every(({ value }) => settled.includes(value)))
      prompt ??= openPrompt(
        sightings,
        supplies.drawing,
        supplies.texts,
        hasRoom(),
        (token) => deliver({ token, path: location.pathname, ...typed.hint }, supplies.texts),
        () => {
          settled += ` ${key}`;
        },
      );
    if (best) prompt?.watch(best);
    return mayCome;
  };

  // The background asks one thing only (utils/humanitec/console-tabs.ts), and says whether other things may be offered by now.
  browser.runtime.onMessage.addListener((isChanged, _sender, answer) => {
    suppliesNow(isChanged);
    answer({ mayLeave: !offered, path: location.pathname } satisfies ConsolePage);
  });
  scan();
  // The first scan runs cold, once a page.
  pausedUntil = -PAUSE_CREDIT;
}
