import { destinationItem } from '@/utils/destination/storage';
import { failureIn } from '@/utils/failures/in-state';
import { noteFailure } from '@/utils/failures/storage';
import { preflightItem } from '@/utils/preflight/storage';
import { pushItem } from '@/utils/push/storage';
import type { StoredItem } from '@/utils/storage';
import { setupItem } from '@/utils/syncs/storage';

/**
 * Notes what went wrong in all that goes on for longer than a message does, once for each time that it comes up. Call it in
 * the first turn of the background.
 */
export function keepFailures(): void {
  watch(preflightItem);
  watch(destinationItem);
  watch(pushItem);
  watch(setupItem);
}

function watch<T extends object>(item: StoredItem<T | null>): void {
  let before: string | undefined;
  item.watch((value) => {
    const now = failureIn(value);
    if (now && now.code !== before) void noteFailure(now);
    before = now?.code;
  });
}
