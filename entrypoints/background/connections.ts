import { adoptHistory } from '@/utils/connections/change';
import { enterDate, removeConnection, restoreConnection, snooze } from '@/utils/connections/edit';
import { checkHealth } from '@/utils/connections/health/check';
import { endRotation, startRotation } from '@/utils/connections/rotation';
import type { Handlers } from '@/utils/protocol';

type ConnectionMessage =
  | 'connections.snooze'
  | 'connections.enter-date'
  | 'connections.remove'
  | 'connections.check-health'
  | 'connections.start-rotation'
  | 'connections.end-rotation'
  | 'connections.restore';

/** What the list of known connections asks for. */
export const connectionHandlers: Pick<Handlers, ConnectionMessage> = {
  'connections.snooze': async (key) => {
    await snooze(key);
    return null;
  },
  'connections.enter-date': async ({ on, ...key }) => {
    await enterDate(key, on);
    return null;
  },
  'connections.remove': async (key) => {
    await removeConnection(key);
    return null;
  },
  'connections.check-health': async (key) => {
    await checkHealth(key);
    return null;
  },
  'connections.start-rotation': async (key) => {
    await startRotation(key);
    return null;
  },
  'connections.end-rotation': async (key) => {
    await endRotation(key);
    return null;
  },
  'connections.restore': async ({ connection }) => {
    await restoreConnection(connection);
    return null;
  },
};

/** Has the connections that a version before knew from its history alone. Call it in the first turn of the background. */
export function keepConnections(): void {
  void adoptHistory();
}
