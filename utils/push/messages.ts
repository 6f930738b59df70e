import { type Messages, NO_PAYLOAD } from '../messaging';
import { PushRequest } from './types';

export const pushMessages = {
  'push.start': { from: 'pages', payload: PushRequest },
  'push.look-up': { from: 'pages', payload: NO_PAYLOAD, isRepeatable: true },
  'push.clear': { from: 'pages', payload: NO_PAYLOAD },
} as const satisfies Messages;
