import { useEffect, useEffectEvent } from 'react';
import { browser } from 'wxt/browser';

/**
 * Takes work up again when the browser stops the background in the middle of it: nobody else could tell, as what is stored
 * still says that it goes on.
 *
 * @param isUnderWay whether there is work, by what is stored
 */
export function useResumed(isUnderWay: boolean, resume: () => void): void {
  const takeUp = useEffectEvent(resume);
  useEffect(() => {
    if (!isUnderWay) return;
    let port: ReturnType<typeof browser.runtime.connect>;
    // Ends with the background, and only then: this end of it is not told when it disconnects itself.
    const watch = (): void => {
      port = browser.runtime.connect();
      port.onDisconnect.addListener(() => {
        takeUp();
        watch();
      });
    };
    watch();
    return () => port.disconnect();
  }, [isUnderWay]);
}
