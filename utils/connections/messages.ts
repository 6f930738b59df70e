import * as z from 'zod/mini';
import type { Messages } from '../messaging';
import { ConnectionKey, Day, KnownConnection } from './types';

export const connectionMessages = {
  'connections.snooze': { from: 'pages', payload: ConnectionKey, isRepeatable: true },
  'connections.enter-date': {
    from: 'pages',
    payload: z.extend(ConnectionKey, { on: Day }),
    isRepeatable: true,
  },
  'connections.remove': { from: 'pages', payload: ConnectionKey, isRepeatable: true },
  'connections.check-health': { from: 'pages', payload: ConnectionKey, isRepeatable: true },
  'connections.start-rotation': { from: 'pages', payload: ConnectionKey, isRepeatable: true },
  'connections.end-rotation': { from: 'pages', payload: ConnectionKey, isRepeatable: true },
  'connections.restore': {
    from: 'pages',
    payload: z.object({ connection: KnownConnection }),
    isRepeatable: true,
  },
} as const satisfies Messages;
