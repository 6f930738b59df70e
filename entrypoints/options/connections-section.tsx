import { i18n } from '#i18n';
import { KnownConnections } from '@/components/connections/known-connections';
import { useStored } from '@/components/use-stored';
import { knownConnectionsItem } from '@/utils/connections/storage';
import { Section } from './section';

/** So many are in sight; who has more looks for one of them. */
const MOST = 20;

/** The connections that got a token from this browser, and when those tokens end. */
export function ConnectionsSection() {
  const connections = useStored(knownConnectionsItem) ?? [];
  return (
    <Section id="connections">
      <div className="card stack">
        {connections.length === 0 && <p>{i18n.t('options.history.empty')}</p>}
        <KnownConnections connections={connections} most={MOST} />
      </div>
    </Section>
  );
}
