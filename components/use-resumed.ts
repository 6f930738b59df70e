import { useEffect, useEffectEvent } from 'react';
import { useBackend } from './backend';

/**
 * Takes work up again when the browser stops the background in the middle of it: nobody else could tell, as what is stored
 * still says that it goes on.
 *
 * @param isUnderWay whether there is work, by what is stored
 */
export function useResumed(isUnderWay: boolean, resume: () => void): void {
  const { watchEnds } = useBackend();
  const takeUp = useEffectEvent(resume);
  useEffect(() => {
    if (!isUnderWay) return;
    return watchEnds(() => {
      takeUp();
    });
  }, [isUnderWay, watchEnds]);
}
