import * as z from 'zod/mini';
import { type Messages, NO_PAYLOAD } from '../messaging';
import { PushRequest } from './types';

export const pushMessages = {
  'target.load': {
    from: 'pages',
    payload: z.object({ profileId: z.optional(z.string()), lookAgain: z.optional(z.boolean()) }),
    isRepeatable: true,
  },
  'target.sign-in': { from: 'pages', payload: z.object({ profileId: z.string() }) },
  'target.unlock': { from: 'pages', payload: z.object({ profileId: z.string(), passphrase: z.string() }) },
  'push.start': { from: 'pages', payload: PushRequest },
  'push.look-up': { from: 'pages', payload: NO_PAYLOAD, isRepeatable: true },
  'push.clear': { from: 'pages', payload: NO_PAYLOAD },
  'history.clear': { from: 'pages', payload: NO_PAYLOAD },
} as const satisfies Messages;
