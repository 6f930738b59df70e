import { preflightItem } from './storage';
import type { Preflight } from './types';

/** Checks that take longer are not waited for: the user sees them run, and can send the token when they are done. */
const PATIENCE_MS = 30_000;

/** The checks of a capture, once they are done where they are running; undefined where there are none in time. */
export function finishedPreflight(captureId: string): Promise<Preflight | undefined> {
  return new Promise((resolve) => {
    const look = (preflight: Preflight | null): void => {
      const mine = preflight?.captureId === captureId ? preflight : undefined;
      if (mine?.state !== 'running') end(mine);
    };
    const end = (preflight: Preflight | undefined): void => {
      stop();
      clearTimeout(timer);
      resolve(preflight);
    };
    const stop = preflightItem.watch(look);
    const timer = setTimeout(() => end(undefined), PATIENCE_MS);
    void preflightItem.get().then(look);
  });
}
