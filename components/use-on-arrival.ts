import { useEffect } from 'react';

/** Acts when the page is opened, and whenever the user comes back to it from another tab or window. */
export function useOnArrival(act: () => void): void {
  useEffect(() => {
    act();
    addEventListener('focus', act);
    return () => removeEventListener('focus', act);
  }, [act]);
}
