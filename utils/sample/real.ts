import { capturesItem, lostItem, setAsideItem } from '../capture/storage';
import type { Capture, Remnant, SetAside } from '../capture/types';
import { isUnfinished, isWorthTelling } from '../push/state';
import { pushItem } from '../push/storage';
import type { Push } from '../push/types';

/** All that is stored of real tokens and that the popup shows. */
export interface RealFacts {
  captures: Capture[];
  setAside: SetAside[];
  lost: Remnant[];
  push: Push | null;
}

/** Where they are stored. */
export const realItems = [capturesItem, setAsideItem, lostItem, pushItem] as const;

export async function realFacts(): Promise<RealFacts> {
  const [captures, setAside, lost, push] = await Promise.all([
    capturesItem.get(),
    setAsideItem.get(),
    lostItem.get(),
    pushItem.get(),
  ]);
  return { captures, setAside, lost, push };
}

/** Whether there is anything real to show: a sample never stands in its place. */
export function isAnythingReal({ captures, setAside, lost, push }: RealFacts): boolean {
  if (captures.length + setAside.length + lost.length > 0) return true;
  return push !== null && (push.state === 'succeeded' || isUnfinished(push) || isWorthTelling(push));
}
