import { i18n } from '#i18n';
import { Named } from '@/components/named';
import { moment } from '@/components/words';
import { endOf } from '@/utils/connections/expiry';
import type { KnownConnection } from '@/utils/connections/types';

/** Whose token a connection has, which one, and until when. */
export function ConnectionFacts({ connection }: { connection: KnownConnection }) {
  const { serviceUserId, serviceUserName, tokenId, expiry, pushedAt } = connection;
  const end = endOf(expiry);
  return (
    <dl className="facts">
      {serviceUserId !== undefined && (
        <>
          <dt>{i18n.t('popup.access.serviceUser')}</dt>
          <dd>
            <Named id={serviceUserId} name={serviceUserName} />
          </dd>
        </>
      )}
      {tokenId !== undefined && (
        <>
          <dt>{i18n.t('connections.tokenId')}</dt>
          <dd>
            <bdi>{tokenId}</bdi>
          </dd>
        </>
      )}
      <dt>{i18n.t('connections.pushed')}</dt>
      <dd>{moment(new Date(pushedAt))}</dd>
      {end && (
        <>
          <dt>{i18n.t('connections.ends')}</dt>
          <dd>
            {moment(new Date(end.at))}
            {expiry.kind === 'entered' && <> {i18n.t('connections.asEntered')}</>}
          </dd>
        </>
      )}
    </dl>
  );
}
