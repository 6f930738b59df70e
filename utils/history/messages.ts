import { type Messages, NO_PAYLOAD } from '../messaging';

export const historyMessages = {
  'history.clear': { from: 'pages', payload: NO_PAYLOAD },
} as const satisfies Messages;
