import * as z from 'zod/mini';
import { type Messages, NO_PAYLOAD } from '../messaging';
import { PushRequest } from './types';

export const pushMessages = {
  'push.start': { from: 'pages', payload: PushRequest },
  /** What is read before a press that may come; `isClose` while somebody is on the way to it. */
  'push.look-ahead': {
    from: 'pages',
    payload: z.object({ request: PushRequest, isClose: z.boolean() }),
    isRepeatable: true,
  },
  'push.look-up': { from: 'pages', payload: NO_PAYLOAD, isRepeatable: true },
  'push.clear': { from: 'pages', payload: NO_PAYLOAD },
} as const satisfies Messages;
