import { type ComponentType, useEffect, useState } from 'react';
import type { KnownConnectionsProps } from '@/components/connections/known-connections';

type ConnectionList = ComponentType<KnownConnectionsProps>;

let loaded: ConnectionList | undefined;

/** Loads what shows known connections. Who has none opens the popup without it. */
export async function loadConnectionList(): Promise<ConnectionList> {
  loaded ??= (await import('@/components/connections/known-connections')).KnownConnections;
  return loaded;
}

/** What shows known connections, once it is needed: undefined until it is loaded. */
export function useConnectionList(isNeeded: boolean): ConnectionList | undefined {
  const [list, setList] = useState(() => loaded);
  const isMissing = isNeeded && !list;
  useEffect(() => {
    if (isMissing) void loadConnectionList().then((now) => setList(() => now));
  }, [isMissing]);
  return list;
}
