import { useState } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { UndoNotice } from '@/components/undo-notice';
import { useAction } from '@/components/use-action';
import { useNow } from '@/components/use-now';
import { wordsWith } from '@/components/words';
import type { KnownConnection } from '@/utils/connections/types';
import { ConnectionItem } from './connection-item';
import { byUrgency } from './expiry-words';

export interface KnownConnectionsProps {
  connections: readonly KnownConnection[];
  /** So many are in sight; the others are one click away. */
  most: number;
  /** Where it is not the popup: shows that one, in which a sync is set up. Called in the click itself. */
  onSetUp?: ((opened: Promise<unknown>) => void) | undefined;
}

/** The connections that got a token from this browser, the one whose token ends first at the top. */
export function KnownConnections({ connections, most, onSetUp }: KnownConnectionsProps) {
  const now = useNow();
  const [isWhole, setWhole] = useState(false);
  const restore = useAction('connections.restore');
  // Held here alone, for as long as this page is open.
  const [removed, setRemoved] = useState<KnownConnection>();
  const sorted = connections.toSorted(byUrgency);
  const shown = isWhole ? sorted : sorted.slice(0, most);
  const onUndo = async (connection: KnownConnection): Promise<void> => {
    if ((await restore.run({ connection })) !== undefined) setRemoved(undefined);
  };
  return (
    <div className="stack tight">
      <ul className="plain-list connections" aria-label={i18n.t('connections.title')}>
        {shown.map((connection) => (
          <ConnectionItem
            key={`${connection.siteUrl} ${connection.connectionId}`}
            connection={connection}
            now={now}
            onSetUp={onSetUp}
            onRemoved={() => setRemoved(connection)}
          />
        ))}
      </ul>
      {sorted.length > most && (
        <div>
          <button type="button" className="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {i18n.t(isWhole ? 'connections.fewer' : 'connections.all', [String(sorted.length)])}
          </button>
        </div>
      )}
      {removed && (
        <UndoNotice
          text={wordsWith('connections.removed', removed.name)}
          busy={restore.busy}
          onUndo={() => void onUndo(removed)}
        />
      )}
      {restore.failure && <FailureAlert failure={restore.failure} />}
    </div>
  );
}
