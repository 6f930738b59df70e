import { useEffect } from 'react';

/** Acts when the page is opened, and whenever the user comes back to it from another tab or window. */
export function useOnArrival(act: () => void): void {
  useEffect(() => {
    act();
    const onVisibility = (): void => {
      if (document.visibilityState === 'visible') act();
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => document.removeEventListener('visibilitychange', onVisibility);
  }, [act]);
}
