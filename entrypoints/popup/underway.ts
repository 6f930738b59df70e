import type { Capture } from '@/utils/capture/types';
import type { Push } from '@/utils/push/types';

/** The tokens that wait, the one in work first, and what became of the last one that was sent. */
export interface Underway {
  captures: Capture[];
  push: Push | null;
}

/** Whether there is more to show than how to begin. */
export function isUnderway({ captures, push }: Underway): boolean {
  return captures.length > 0 || push !== null;
}
