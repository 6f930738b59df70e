import { memo, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { Named } from '@/components/named';
import { useAction } from '@/components/use-action';
import { wordsWith } from '@/components/words';
import type { GrantKind } from '@/utils/grant/types';
import { roleLabel } from '@/utils/humanitec/roles';
import type { AppAccess } from '@/utils/preflight/types';
import { OfferButton } from './grant/offer';

interface AccessRowProps {
  access: AppAccess;
  serviceUserName: string | undefined;
  chosen: boolean;
  /** What would make the service user a developer, where that can be done from here. */
  offer: GrantKind | undefined;
  captureId: string;
  onChoose: (app: AppAccess, on: boolean) => void;
}

/**
 * One app: its role and where that comes from, whether a sync could write, and the way to fix it. There may be a thousand
 * of them, so one whose content has not changed is not rendered again; stored apps are new objects each time.
 */
export const AccessRow = memo(Row, ({ access: before, ...others }, { access: after, ...same }) => {
  const isSame = before === after || JSON.stringify(before) === JSON.stringify(after);
  return (
    isSame &&
    others.chosen === same.chosen &&
    others.offer === same.offer &&
    others.captureId === same.captureId &&
    others.serviceUserName === same.serviceUserName &&
    others.onChoose === same.onChoose
  );
});

function Row({ access, serviceUserName, chosen, offer, captureId, onChoose }: AccessRowProps) {
  const { org, app, name, environments } = access;
  return (
    <tr>
      <td>
        <label className="choice">
          <input
            type="checkbox"
            checked={chosen}
            onChange={(event) => onChoose(access, event.target.checked)}
          />
          <span>
            <Named id={`${org}/${app}`} name={name === app ? undefined : name} />
          </span>
        </label>
        {environments.length > 0 && (
          <details>
            <summary>{i18n.t('popup.table.environments', [String(environments.length)])}</summary>
            {environments.map((environment) => environment.id).join(', ')}
          </details>
        )}
      </td>
      <td>
        <bdi>{roleText(access)}</bdi>
        <div className="quiet-text">{sourceText(access)}</div>
      </td>
      <td>
        <span className={`write-${access.write}`}>{writeText(access)}</span>
        {access.write !== 'yes' && access.absence !== 'deleting' && (
          <Fix access={access} serviceUserName={serviceUserName}>
            {offer && <OfferButton kind={offer} request={{ captureId, org, app }} />}
          </Fix>
        )}
      </td>
    </tr>
  );
}

interface FixProps extends Pick<AccessRowProps, 'access' | 'serviceUserName'> {
  /** What can be done from here. */
  children: ReactNode;
}

function Fix({ access, serviceUserName, children }: FixProps) {
  const open = useAction('preflight.open-people-tab');
  const { org, app, write } = access;
  return (
    <>
      {write === 'no' && <div className="quiet-text">{fixText(access, serviceUserName)}</div>}
      {children}
      <button
        type="button"
        className="quiet"
        disabled={open.busy}
        onClick={() => open.run({ org, app })}
        title={wordsWith('popup.fix.title', app)}
      >
        {i18n.t('popup.fix.openPeople')}
      </button>
    </>
  );
}

/** Who has a role on the app itself is a member already, and cannot be added. */
function fixText({ source }: AppAccess, serviceUserName: string | undefined): string {
  if (source === 'app') {
    return serviceUserName === undefined
      ? i18n.t('popup.fix.changeToken')
      : wordsWith('popup.fix.change', serviceUserName);
  }
  return serviceUserName === undefined
    ? i18n.t('popup.fix.addToken')
    : wordsWith('popup.fix.add', serviceUserName);
}

function roleText({ role, source }: AppAccess): string {
  if (role !== null) return roleLabel(role);
  return i18n.t(source === 'unknown' ? 'popup.role.unknown' : 'popup.role.none');
}

function sourceText({ source }: AppAccess): string {
  return i18n.t(`popup.source.${source}`);
}

function writeText({ write, role, source }: AppAccess): string {
  if (write === 'yes') return i18n.t('popup.write.yes');
  if (write === 'unknown') return i18n.t('popup.write.unknown');
  return role === null || source === 'none'
    ? i18n.t('popup.write.noRole')
    : wordsWith('popup.write.low', roleLabel(role));
}
