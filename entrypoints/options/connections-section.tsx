import { lazy, Suspense } from 'react';
import { i18n } from '#i18n';
import { Skeleton } from '@/components/skeleton';
import { useNow } from '@/components/use-now';
import { useStored } from '@/components/use-stored';
import { wordsWith } from '@/components/words';
import { calendarOf, type EventWords } from '@/utils/connections/calendar';
import { endOf } from '@/utils/connections/expiry';
import { knownConnectionsItem } from '@/utils/connections/storage';
import type { KnownConnection } from '@/utils/connections/types';
import { showPopup } from '@/utils/open-popup';
import { download } from './download';
import { Section } from './section';

/** So many are in sight; who has more looks for one of them. */
const MOST = 20;

/** In a file of its own for this page as well: otherwise all pages would load what popup and options share of it. */
const KnownConnections = lazy(async () => ({
  default: (await import('@/components/connections/known-connections')).KnownConnections,
}));

/** The connections that got a token from this browser, and when those tokens end. */
export function ConnectionsSection() {
  const now = useNow();
  const connections = useStored(knownConnectionsItem) ?? [];
  const hasDates = connections.some(({ expiry }) => (endOf(expiry)?.at ?? 0) > now);
  return (
    <Section id="connections">
      <div className="card stack">
        {connections.length === 0 && <p>{i18n.t('options.history.empty')}</p>}
        <Suspense fallback={<Skeleton lines={2 * Math.min(connections.length, MOST)} />}>
          <KnownConnections
            connections={connections}
            most={MOST}
            onSetUp={(opened) => void showPopup(opened)}
          />
        </Suspense>
        {hasDates && (
          <div className="row">
            <button
              type="button"
              onClick={() =>
                download('humanitec-tokens.ics', calendarOf(connections, Date.now(), eventWords))
              }
            >
              {i18n.t('options.connections.calendar')}
            </button>
          </div>
        )}
      </div>
    </Section>
  );
}

function eventWords({ name, siteUrl, tokenId, serviceUserName }: KnownConnection): EventWords {
  const who = [serviceUserName, tokenId].filter((part) => part !== undefined).join(', ');
  return {
    summary: wordsWith('options.connections.event', name),
    description: wordsWith('options.connections.eventDetails', name, new URL(siteUrl).host, who || '?'),
  };
}
