import { type ComponentType, useEffect, useState } from 'react';
import type { Underway } from './underway';

/** Shows the steps of a token. */
export type Journey = ComponentType<Underway>;

let loaded: Journey | undefined;

/** Loads the steps of a token, with what they show first. Who opens the popup without one gets it sooner. */
export async function loadJourney(): Promise<Journey> {
  const { Journey, readJourney } = await import('./journey');
  await readJourney();
  loaded = Journey;
  return Journey;
}

/** The steps of a token once they are needed: undefined until they are loaded, and there from then on. */
export function useJourney(isNeeded: boolean): Journey | undefined {
  const [journey, setJourney] = useState(() => loaded);
  const isMissing = isNeeded && !journey;
  useEffect(() => {
    if (isMissing) void loadJourney().then((Journey) => setJourney(() => Journey));
  }, [isMissing]);
  return journey;
}
