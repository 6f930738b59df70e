import type { Simulators } from '../simulators';
import { latch } from './latch';

/** A request, by what tells it from the others. */
export interface Held {
  method: string;
  path: RegExp;
}

/**
 * Holds the next such request up, or the one after so many others. Gives what lets it go on, and whether it has come.
 */
export function hold(
  { faults, traffic }: Simulators,
  { method, path }: Held,
  after = 0,
): { release: () => void; isHeld: () => boolean } {
  const { until, release } = latch();
  const came = () => traffic.filter((sent) => sent.method === method && path.test(sent.path)).length;
  const before = came();
  if (after > 0) faults.add({ method, path, times: after, action: { kind: 'delay', ms: 0 } });
  faults.add({ method, path, times: 1, action: { kind: 'hold', until } });
  return { release, isHeld: () => came() > before + after };
}
