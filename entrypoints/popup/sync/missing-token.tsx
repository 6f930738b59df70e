import { i18n } from '#i18n';
import { wordsWith } from '@/components/words';
import { serviceUsersUrl } from '@/utils/humanitec/console';
import type { SyncTarget } from '@/utils/syncs/types';
import { PasteForm } from '../paste-form';
import { Step } from '../step';

/** The token that was sent is not kept, and Infisical gives none back: to look at Humanitec, one is needed once more. */
export function MissingToken({ target }: { target: SyncTarget }) {
  const user = target.serviceUserName ?? target.serviceUserId;
  return (
    <Step title={i18n.t('popup.steps.token')} state="current">
      <p>{i18n.t('popup.sync.tokenGone')}</p>
      <p>
        {user === undefined ? i18n.t('popup.sync.tokenAny') : wordsWith('popup.sync.tokenOf', user)}{' '}
        <a href={serviceUsersUrl(undefined)} target="_blank" rel="noreferrer">
          {i18n.t('popup.next.serviceUsers')}
        </a>
      </p>
      <PasteForm />
    </Step>
  );
}
