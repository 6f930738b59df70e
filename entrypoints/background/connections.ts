import { adoptHistory } from '@/utils/connections/change';
import { enterDate, removeConnection, restoreConnection, snooze } from '@/utils/connections/edit';
import { checkHealth } from '@/utils/connections/health/check';
import { endRotation, startRotation } from '@/utils/connections/rotation';
import { isSameConnection } from '@/utils/connections/types';
import type { Handlers } from '@/utils/protocol';
import { leaveRuns, resumeRuns, startRuns } from '@/utils/syncs/runs/coordinator';

type ConnectionMessage =
  | 'connections.snooze'
  | 'connections.enter-date'
  | 'connections.remove'
  | 'connections.check-health'
  | 'connections.start-rotation'
  | 'connections.end-rotation'
  | 'connections.run-syncs'
  | 'connections.resume-runs'
  | 'connections.restore';

/** What the list of known connections asks for. */
export const connectionHandlers: Pick<Handlers, ConnectionMessage> = {
  'connections.snooze': (key) => snooze(key),
  'connections.enter-date': ({ on, ...key }) => enterDate(key, on),
  'connections.remove': async (key) => {
    await leaveRuns(({ connection }) => isSameConnection(connection, key));
    await removeConnection(key);
  },
  'connections.check-health': (key) => checkHealth(key),
  'connections.start-rotation': (key) => startRotation(key),
  'connections.end-rotation': (key) => endRotation(key),
  'connections.run-syncs': ({ destinations, ...key }) => startRuns(key, destinations),
  'connections.resume-runs': async () => {
    // Not waited for: runs take their time, and tell about themselves.
    void resumeRuns();
  },
  'connections.restore': ({ connection }) => restoreConnection(connection),
};

/** Has the connections that a version before knew from its history alone. Call it in the first turn of the background. */
export function keepConnections(): void {
  void adoptHistory();
}
