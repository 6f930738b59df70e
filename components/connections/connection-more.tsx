import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { type KnownConnection, keyOf } from '@/utils/connections/types';
import { connectionsUrl } from '@/utils/infisical/web-pages';
import { ConnectionFacts } from './connection-facts';
import { HealthReport } from './health-report';

interface ConnectionMoreProps {
  connection: KnownConnection;
  /** Whether what Infisical told last is shown elsewhere already. */
  isHealthShown: boolean;
  onEnterDate: () => void;
  onRemoved: () => void;
}

/** What few look for, one click away. */
export function ConnectionMore({ connection, isHealthShown, onEnterDate, onRemoved }: ConnectionMoreProps) {
  const remove = useAction('connections.remove');
  const { siteUrl, organizationId, expiry, health } = connection;
  const onRemove = async (): Promise<void> => {
    if ((await remove.run(keyOf(connection))) !== undefined) onRemoved();
  };
  return (
    <details>
      <summary>{i18n.t('connections.more')}</summary>
      <div className="stack tight">
        <ConnectionFacts connection={connection} />
        {health && !isHealthShown && <HealthReport health={health} />}
        <div className="row">
          <a
            className="button quiet"
            href={connectionsUrl(siteUrl, organizationId)}
            target="_blank"
            rel="noreferrer"
          >
            {i18n.t('popup.result.open')}
          </a>
          {expiry.kind !== 'unknown' && (
            <button type="button" className="quiet" onClick={onEnterDate}>
              {i18n.t('connections.enterExpiry')}
            </button>
          )}
          <button type="button" className="quiet" disabled={remove.busy} onClick={() => void onRemove()}>
            {i18n.t('connections.remove')}
          </button>
        </div>
        {remove.failure && <FailureAlert failure={remove.failure} />}
      </div>
    </details>
  );
}
