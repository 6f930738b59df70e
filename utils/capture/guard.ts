import { opacityOf } from './shown';

/** How long the prompt must have stood still and in plain sight before an action on it counts, in milliseconds. */
const INFORMED_AFTER = 400;
/** Tab moves the focus at once; later than this, the page did. */
const TAB_MOVES_WITHIN = 100;
const LEAST_OPACITY = 0.9;

interface VisibilityEntry extends IntersectionObserverEntry {
  /** IntersectionObserver v2, Chromium: opaque, not transformed, not covered by anything. */
  readonly isVisible?: boolean;
}

export interface Guard {
  /** Call it often while the prompt is open: it notices what happened in between. */
  watch(): void;
  /** Whether the event is an act of a user who could see what it does. */
  trusts(event: Event): boolean;
}

/**
 * Tells clicks of an informed user from those a page fakes, lures or redirects. Whatever hides, covers or moves the prompt
 * and whatever puts the focus on it other than the Tab key starts the clock anew.
 */
export function guard(host: HTMLElement, root: ShadowRoot, panel: HTMLElement, signal: AbortSignal): Guard {
  let since = performance.now();
  let inSight = false;
  let box = '';
  let lastTab = 0;

  const restart = () => {
    since = performance.now();
  };
  const observer = new IntersectionObserver(
    (entries: VisibilityEntry[]) => {
      const entry = entries.at(-1);
      inSight = !!entry && entry.intersectionRatio > 0.99 && entry.isVisible !== false;
      restart();
    },
    { threshold: [0, 0.99, 1], trackVisibility: true, delay: 100 } as IntersectionObserverInit,
  );
  observer.observe(panel);
  signal.addEventListener('abort', () => observer.disconnect());

  addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return;
      if (event.key === 'Tab') lastTab = performance.now();
      // Someone who types did not come here to press a button.
      else if (event.key.length === 1 && event.key !== ' ') restart();
    },
    { capture: true, signal },
  );
  root.addEventListener('focusin', () => {
    if (performance.now() - lastTab > TAB_MOVES_WITHIN) restart();
  });

  const watch = () => {
    const { left, top, right, bottom } = panel.getBoundingClientRect();
    const now = `${[left, top, right, bottom]}`;
    const onTop = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (now !== box || !onTop || !panel.contains(onTop) || opacityOf(host) < LEAST_OPACITY) restart();
    box = now;
  };

  return {
    watch,
    trusts: (event) => {
      watch();
      return event.isTrusted && inSight && performance.now() - since > INFORMED_AFTER;
    },
  };
}
