import * as z from 'zod/mini';
import { type Messages, NO_PAYLOAD } from '../messaging';
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
  /** Has the syncs of a connection run once, which write to these destinations as the user has seen. */
  'connections.run-syncs': {
    from: 'pages',
    payload: z.extend(ConnectionKey, { destinations: z.array(z.string()) }),
  },
  /** Goes on with runs that were cut off. */
  'connections.resume-runs': { from: 'pages', payload: NO_PAYLOAD, isRepeatable: true },
  'connections.restore': {
    from: 'pages',
    payload: z.object({ connection: KnownConnection }),
    isRepeatable: true,
  },
} as const satisfies Messages;
