import * as z from 'zod/mini';
import { type Messages, NO_PAYLOAD } from '../messaging';
import { HistoryEntry } from './types';

export const historyMessages = {
  'history.clear': { from: 'pages', payload: NO_PAYLOAD },
  'history.restore': {
    from: 'pages',
    payload: z.object({ entries: z.array(HistoryEntry) }),
    isRepeatable: true,
  },
} as const satisfies Messages;
