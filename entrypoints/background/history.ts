import { restoreHistory } from '@/utils/history/add';
import { historyItem } from '@/utils/history/storage';
import type { Handlers } from '@/utils/protocol';

export const historyHandlers: Pick<Handlers, 'history.clear' | 'history.restore'> = {
  'history.clear': async () => {
    await historyItem.set([]);
    return null;
  },
  'history.restore': async ({ entries }) => {
    await restoreHistory(entries);
    return null;
  },
};
