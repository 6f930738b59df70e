import { i18n } from '#i18n';
import { ProfileBadge } from '@/components/profile-badge';
import type { Scope } from '@/utils/infisical/types';
import type { Target } from '@/utils/push/types';

/** Where the token would go, in full, beside the button that sends it. */
export function Destination({ target, scope, name }: { target: Target; scope: Scope; name: string }) {
  const organization = target.account?.organization?.name ?? i18n.t('popup.destination.organizationUnknown');
  return (
    <dl className="facts destination" id="destination">
      <dt>{i18n.t('popup.destination.origin')}</dt>
      <dd className="with-badge">
        <ProfileBadge profile={target.profile} /> {target.profile.siteUrl}
      </dd>
      <dt>{i18n.t('popup.destination.organization')}</dt>
      <dd>{organization}</dd>
      <dt>{i18n.t('popup.destination.project')}</dt>
      <dd>{scope.level === 'project' ? scope.name : i18n.t('popup.connect.wholeOrganization')}</dd>
      <dt>{i18n.t('popup.destination.name')}</dt>
      <dd>{name}</dd>
    </dl>
  );
}
