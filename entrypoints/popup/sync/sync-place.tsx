import { i18n } from '#i18n';
import { placeOf } from '@/utils/infisical/place';
import type { SyncRequest, SyncTarget } from '@/utils/syncs/types';

/** Id of what says from where to where it goes. */
export const PLACE = 'sync-place';

/** From where to where a sync goes, beside the button that has it go there. */
export function SyncPlace({ target, request }: { target: SyncTarget; request: SyncRequest }) {
  const { plan, name, isAutomatic } = request;
  const { destination, options } = plan;
  return (
    <dl className="facts destination" id={PLACE}>
      <dt>{i18n.t('popup.sync.from')}</dt>
      <dd>
        <code>{`${new URL(target.profile.siteUrl).host} ${plan.environment}:${plan.secretPath}`}</code>
      </dd>
      <dt>{i18n.t('popup.sync.to')}</dt>
      <dd>
        <code>{placeOf(destination)}</code>
      </dd>
      <dt>{i18n.t('popup.sync.name')}</dt>
      <dd>
        <bdi>{name}</bdi>
      </dd>
      {options.keySchema !== undefined && (
        <>
          <dt>{i18n.t('popup.sync.schema')}</dt>
          <dd>
            <code>{options.keySchema}</code>
          </dd>
        </>
      )}
      <dt>{i18n.t('popup.sync.deletion')}</dt>
      <dd>{i18n.t(options.disableSecretDeletion ? 'popup.sync.off' : 'popup.sync.on')}</dd>
      <dt>{i18n.t('popup.sync.byItself')}</dt>
      <dd>{i18n.t(isAutomatic ? 'popup.sync.afterFirst' : 'popup.sync.off')}</dd>
    </dl>
  );
}
