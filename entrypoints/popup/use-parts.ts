import { type RefCallback, useCallback, useState } from 'react';

/** Rows drawn at a time: more than anybody reads without a search, and no wait even where there are ten thousand. */
const PART = 100;

/**
 * Draws a long list by parts.
 *
 * @returns how many rows to draw by now, and the ref of an element at their end: when that comes into sight, there are more. Its
 * `key` is the number of rows, so that each end is looked for anew.
 */
export function useParts(): { drawn: number; end: RefCallback<Element> } {
  const [drawn, setDrawn] = useState(PART);
  const end = useCallback((element: Element | null) => {
    if (!element) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setDrawn((now) => now + PART);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { drawn, end };
}
