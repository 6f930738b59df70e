import type { Capture, Remnant, SetAside } from '../capture/types';
import { isUnfinished, isWorthTelling } from '../push/state';
import type { Push } from '../push/types';

/** All that is stored of real tokens and that the popup shows. */
export interface RealFacts {
  captures: readonly Capture[];
  setAside: readonly SetAside[];
  lost: readonly Remnant[];
  push: Push | null;
}

/** Whether there is anything real to show: a sample never stands in its place. */
export function isAnythingReal({ captures, setAside, lost, push }: RealFacts): boolean {
  if (captures.length + setAside.length + lost.length > 0) return true;
  return push !== null && (push.state === 'succeeded' || isUnfinished(push) || isWorthTelling(push));
}
