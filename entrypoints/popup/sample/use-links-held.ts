import { useEffect, useEffectEvent } from 'react';

/**
 * Keeps all links of the page from leading anywhere, whatever they are clicked with.
 *
 * @param onClick called before anything else learns of a click, with the address if it is one on a link
 */
export function useLinksHeld(onClick: (url: string | undefined) => void): void {
  const tell = useEffectEvent(onClick);
  useEffect(() => {
    const over = new AbortController();
    const hold = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link) event.preventDefault();
      tell(link?.href);
    };
    for (const type of ['click', 'auxclick'] as const)
      document.addEventListener(type, hold, { capture: true, signal: over.signal });
    return () => over.abort();
  }, []);
}
