import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { useStored } from '@/components/use-stored';
import { knownConnectionsItem } from '@/utils/connections/storage';
import { useConnectionList } from './use-connection-list';

/** So many are in sight beside the way to a token. */
const MOST = 3;

/** The known connections, where there are any. It stays when the last one is removed: that can be undone. */
export function Connections() {
  const id = useId();
  const connections = useStored(knownConnectionsItem) ?? [];
  const [hadAny, setHadAny] = useState(false);
  const List = useConnectionList(connections.length > 0);
  if (connections.length > 0 && !hadAny) setHadAny(true);
  if (!List || !hadAny) return null;
  return (
    <section className="stack tight" aria-labelledby={id}>
      <h2 id={id}>{i18n.t('connections.title')}</h2>
      <List connections={connections} most={MOST} />
    </section>
  );
}
