import { useId } from 'react';
import { i18n } from '#i18n';
import { KnownConnections } from '@/components/connections/known-connections';
import type { KnownConnection } from '@/utils/connections/types';

/** So many are in sight beside the way to a token. */
const MOST = 3;

/** The known connections, below the way to a token. */
export function ConnectionList({ connections }: { connections: readonly KnownConnection[] }) {
  const id = useId();
  return (
    <section className="stack tight" aria-labelledby={id}>
      <h2 id={id}>{i18n.t('connections.title')}</h2>
      <KnownConnections connections={connections} most={MOST} />
    </section>
  );
}
