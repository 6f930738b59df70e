import { lazy, Suspense } from 'react';
import { i18n } from '#i18n';
import { Skeleton } from '@/components/skeleton';
import { useStored } from '@/components/use-stored';
import { knownConnectionsItem } from '@/utils/connections/storage';
import { Section } from './section';

/** So many are in sight; who has more looks for one of them. */
const MOST = 20;

/** In a file of its own for this page as well: otherwise all pages would load what popup and options share of it. */
const KnownConnections = lazy(async () => ({
  default: (await import('@/components/connections/known-connections')).KnownConnections,
}));

/** The connections that got a token from this browser, and when those tokens end. */
export function ConnectionsSection() {
  const connections = useStored(knownConnectionsItem) ?? [];
  return (
    <Section id="connections">
      <div className="card stack">
        {connections.length === 0 && <p>{i18n.t('options.history.empty')}</p>}
        <Suspense fallback={<Skeleton lines={2 * Math.min(connections.length, MOST)} />}>
          <KnownConnections connections={connections} most={MOST} />
        </Suspense>
      </div>
    </Section>
  );
}
