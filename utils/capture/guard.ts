import { isOpaque } from './shown';

/** How long the prompt must have stood still and in plain sight before a click counts, in milliseconds. */
const INFORMED_AFTER = 400;

/** What is smaller, in pixels of the window, was shrunk by the page and cannot be read. */
const LEAST_WIDTH = 200;

interface VisibilityEntry extends IntersectionObserverEntry {
  /** IntersectionObserver v2, Chromium: opaque, not transformed, covered by nothing. */
  readonly isVisible?: boolean;
}

/**
 * Whether the user could see what a click now does. Call it often while the prompt is open: it notices what happened in
 * between.
 */
export type Guard = () => boolean;

/**
 * Tells clicks of an informed user from those a page lures or redirects: whatever hides, covers or moves the prompt
 * starts the clock anew.
 */
export function guard(root: ShadowRoot, panel: HTMLElement): Guard {
  const host = root.host as HTMLElement;
  let since = 0;
  let inSight = false;
  let place = '';

  const observer = new IntersectionObserver(
    (entries: VisibilityEntry[]) => {
      const { isIntersecting, isVisible } = entries.at(-1) as VisibilityEntry;
      inSight = isVisible ?? isIntersecting;
      place = '';
    },
    { threshold: 1, trackVisibility: true, delay: 100 } as IntersectionObserverInit,
  );
  observer.observe(panel);

  return () => {
    const box = panel.getBoundingClientRect();
    const now = JSON.stringify(box) + host.style.cssText;
    const onTop = root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (now !== place || !inSight || box.width < LEAST_WIDTH || !panel.contains(onTop) || !isOpaque(panel))
      since = performance.now();
    place = now;
    return performance.now() - since > INFORMED_AFTER;
  };
}
