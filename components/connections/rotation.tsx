import { i18n } from '#i18n';
import { CopyButton } from '@/components/copy-button';
import { wordsWith } from '@/components/words';
import { nextTokenId } from '@/utils/connections/next-token-id';
import type { KnownConnection } from '@/utils/connections/types';
import { serviceUsersUrl } from '@/utils/humanitec/console';

interface RotationProps {
  connection: KnownConnection;
  all: readonly KnownConnection[];
}

/** The way to another token: where it is made, and how it is called best. */
export function Rotation({ connection, all }: RotationProps) {
  const { name, humanitecOrganizations, serviceUserId, serviceUserName } = connection;
  const ofSameUser = all.filter((one) => one.serviceUserId === serviceUserId);
  const id = nextTokenId(
    ofSameUser.map(({ tokenId }) => tokenId),
    new Date(),
  );
  const user = serviceUserName ?? serviceUserId;
  return (
    <ol className="rotation">
      <li>
        {user === undefined
          ? wordsWith('connections.rotation.create', id)
          : wordsWith('connections.rotation.createFor', id, user)}{' '}
        <CopyButton text={() => id} label={i18n.t('connections.rotation.copy')} />{' '}
        <a href={serviceUsersUrl(humanitecOrganizations[0])} target="_blank" rel="noreferrer">
          {i18n.t('popup.next.serviceUsers')}
        </a>
      </li>
      <li>{wordsWith('connections.rotation.send', name)}</li>
      <li>{i18n.t('connections.rotation.revoke')}</li>
    </ol>
  );
}
