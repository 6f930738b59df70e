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
 * starts the clock anew. After each look `arm` is told how much of the clock's time is over.
 */
export function guard(
  host: Element,
  panel: Element,
  button: Element,
  isKept: () => boolean,
  arm: (readiness: number) => void,
): Guard {
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
  const look = () => {
    const now = performance.now();
    clock.look(isClear(), now);
    arm(clock.readiness(now));
  };
  const refuse = () => {
    clock.restart(performance.now());
    arm(0);
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
  // The second of two clicks may land here when the first has closed a window on top. While another has the focus, each look sees that.
  addEventListener('focus', refuse);
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
      removeEventListener('focus', refuse);
      observer.disconnect();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    },
  };
}
