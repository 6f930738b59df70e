import { useState } from 'react';
import { useStored } from '@/components/use-stored';
import { knownConnectionsItem } from '@/utils/connections/storage';
import { useConnectionList } from './use-connection-list';

/** The known connections, where there are any. It stays when the last one is removed: that can be undone. */
export function Connections() {
  const connections = useStored(knownConnectionsItem) ?? [];
  const [hadAny, setHadAny] = useState(false);
  const List = useConnectionList(connections.length > 0);
  if (connections.length > 0 && !hadAny) setHadAny(true);
  return List && hadAny ? <List connections={connections} /> : null;
}
