import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { CopyButton } from '@/components/copy-button';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { wordsWith } from '@/components/words';
import { type RotationStep, stepOf } from '@/utils/connections/rotation';
import { type KnownConnection, keyOf, type Rotation as Steps } from '@/utils/connections/types';
import { serviceUsersUrl } from '@/utils/humanitec/console';
import { SyncRuns } from './sync-runs';

interface RotationProps {
  connection: KnownConnection;
  rotation: Steps;
}

/** The way to another token, and where it stands. It can be left and taken up again at every point. */
export function Rotation({ connection, rotation }: RotationProps) {
  const end = useAction('connections.end-rotation');
  const { name, health, humanitecOrganizations, serviceUserId, serviceUserName } = connection;
  const { tokenId, oldTokenId } = rotation;
  const now = stepOf(connection, rotation);
  const user = serviceUserName ?? serviceUserId;
  const serviceUsers = (
    <a href={serviceUsersUrl(humanitecOrganizations[0])} target="_blank" rel="noreferrer">
      {i18n.t('popup.next.serviceUsers')}
    </a>
  );
  return (
    <>
      <ol className="rotation">
        <Step is="create" now={now}>
          {user === undefined
            ? wordsWith('connections.rotation.create', tokenId)
            : wordsWith('connections.rotation.createFor', tokenId, user)}{' '}
          {wordsWith('connections.rotation.send', name)}{' '}
          {now === 'create' && (
            <>
              <CopyButton text={() => tokenId} label={i18n.t('connections.rotation.copy')} /> {serviceUsers}
            </>
          )}
        </Step>
        <Step is="run" now={now}>
          {i18n.t('connections.rotation.run')}
          {now === 'run' && health?.runs === 'unseen' && <> {i18n.t('connections.rotation.unseen')}</>}
          {now === 'run' && <SyncRuns connection={connection} />}
        </Step>
        <Step is="revoke" now={now}>
          {now === 'revoke' ? (
            <>
              {oldTokenId === undefined
                ? i18n.t('connections.rotation.revokeOld')
                : wordsWith('connections.rotation.revokeNamed', oldTokenId)}{' '}
              {serviceUsers}
            </>
          ) : (
            i18n.t('connections.rotation.revokeLater')
          )}
        </Step>
      </ol>
      {end.failure && <FailureAlert failure={end.failure} />}
      <div>
        <button
          type="button"
          className="quiet"
          disabled={end.busy}
          onClick={() => void end.run(keyOf(connection))}
        >
          {i18n.t(now === 'revoke' ? 'connections.rotation.done' : 'connections.rotation.stop')}
        </button>
      </div>
    </>
  );
}

function Step({ is, now, children }: { is: RotationStep; now: RotationStep; children: ReactNode }) {
  return (
    <li aria-current={is === now ? 'step' : undefined} className={is === now ? undefined : 'quiet-text'}>
      {children}
    </li>
  );
}
