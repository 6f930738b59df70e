import { restoreHistory } from '@/utils/history/add';
import { historyItem } from '@/utils/history/storage';
import type { Handlers } from '@/utils/protocol';

export const historyHandlers: Pick<Handlers, 'history.clear' | 'history.restore'> = {
  'history.clear': () => historyItem.set([]),
  'history.restore': ({ entries }) => restoreHistory(entries),
};
