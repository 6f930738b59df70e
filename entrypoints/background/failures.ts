import { destinationItem } from '@/utils/destination/storage';
import type { Failure } from '@/utils/failure';
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
    const { failure, obstacle } = (value ?? {}) as { failure?: Failure; obstacle?: Failure };
    const now = failure ?? obstacle;
    if (now && now.code !== before) void noteFailure(now);
    before = now?.code;
  });
}
