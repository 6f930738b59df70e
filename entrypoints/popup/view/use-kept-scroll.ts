import { useLayoutEffect } from 'react';
import type { KeptView } from './view';

/** What tells that somebody is reading already. */
const ACTS = ['wheel', 'pointerdown', 'keydown'] as const;

/** Scrolls to where the page was left, as soon as it is long enough, unless the user was quicker; then keeps where it is. */
export function useKeptScroll(view: KeptView): void {
  useLayoutEffect(() => {
    const { documentElement: page, body } = document;
    const { top } = view;
    let isThere = false;
    const end = (): void => {
      isThere = true;
      growth.disconnect();
    };
    const restore = (): void => {
      page.scrollTop = top;
      // Where the screen has fractions of a pixel, so has this.
      if (page.scrollTop > top - 1) end();
    };
    const keep = (): void => {
      if (isThere) view.scrolledTo(page.scrollTop);
    };
    const growth = new MutationObserver(restore);
    growth.observe(body, { subtree: true, childList: true, attributes: true });
    restore();
    for (const act of ACTS) addEventListener(act, end, { passive: true });
    document.addEventListener('scrollend', keep);
    return () => {
      growth.disconnect();
      for (const act of ACTS) removeEventListener(act, end);
      document.removeEventListener('scrollend', keep);
    };
  }, [view]);
}
