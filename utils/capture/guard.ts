import { startClock } from './clock';
import { isInSight } from './sight';

/** Between two frames it is looked as well, after a random pause of no more than this, in milliseconds. */
const LONGEST_PAUSE = 80;

interface VisibilityEntry extends IntersectionObserverEntry {
  /** IntersectionObserver v2, Chromium: opaque, not transformed, covered by nothing. */
  readonly isVisible?: boolean;
}

export interface Guard {
  /** Looks whether the prompt is where it was put and in plain sight. */
  look(): void;
  /** Whether what was done at that time (`event.timeStamp`) was done by an informed user. */
  counts(made: number): boolean;
  /** A press did not count: the next one has to wait as the first had. */
  refuse(): void;
  stop(): void;
}

/**
 * Tells clicks of an informed user from those a page lures or redirects: whatever hides, covers or moves the prompt
 * starts the clock anew. Until a click counts the button says that it is disabled.
 */
export function guard(host: Element, panel: Element, button: HTMLElement, isKept: () => boolean): Guard {
  const clock = startClock(performance.now());
  let isVisible = false;
  let before = '';
  let frame: number;
  let timer: ReturnType<typeof setTimeout>;

  const isClear = () => {
    const place = JSON.stringify([panel, button].map((part) => part.getBoundingClientRect()));
    const stands = place === before;
    before = place;
    return stands && isVisible && isKept() && isInSight(host, panel, button);
  };
  const show = () => {
    const ready = clock.counts(performance.now());
    if (ready !== !!button.ariaDisabled) return;
    button.ariaDisabled = ready ? null : 'true';
    button.style.opacity = ready ? '' : '.5';
  };
  const look = () => {
    clock.look(isClear(), performance.now());
    show();
  };
  const refuse = () => {
    clock.restart(performance.now());
    show();
  };

  const observer = new IntersectionObserver(
    (entries: VisibilityEntry[]) => {
      const last = entries.at(-1) as VisibilityEntry;
      isVisible = last.isVisible ?? last.isIntersecting;
      look();
    },
    { threshold: 1, trackVisibility: true, delay: 100 } as IntersectionObserverInit,
  );
  // A page knows when frames are drawn and could take its cover away for each look.
  const lookBetween = () => {
    look();
    // Anew: by itself Chromium looks for covers every 100 ms, when a page may expect it.
    observer.disconnect();
    observer.observe(panel);
    timer = setTimeout(lookBetween, Math.random() * LONGEST_PAUSE);
  };
  const lookInFrame = () => {
    look();
    frame = requestAnimationFrame(lookInFrame);
  };
  // The second of two clicks may land here when the first has closed a window on top.
  const stopWatchingFocus = onFocusChange(refuse);
  lookBetween();
  lookInFrame();

  return {
    look,
    counts: (made) => {
      // The time first: what is looked at now was perhaps not looked at while the page was busy.
      const isTimely = clock.counts(made);
      return isClear() && isTimely;
    },
    refuse,
    stop: () => {
      stopWatchingFocus();
      observer.disconnect();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    },
  };
}

function onFocusChange(listener: () => void): () => void {
  const types = ['focus', 'blur'];
  for (const type of types) addEventListener(type, listener);
  return () => {
    for (const type of types) removeEventListener(type, listener);
  };
}
