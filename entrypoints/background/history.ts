import { historyItem } from '@/utils/history/storage';
import type { Handlers } from '@/utils/protocol';

export const historyHandlers: Pick<Handlers, 'history.clear'> = {
  'history.clear': async () => {
    await historyItem.set([]);
    return null;
  },
};
