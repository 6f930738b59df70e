import { i18n } from '#i18n';
import { ProfileBadge } from '@/components/profile-badge';
import type { Connection, Profile, Scope } from '@/utils/infisical/types';
import type { Target } from '@/utils/push/types';

interface DestinationProps {
  /** For the button that it stands beside, which is described by it. */
  id: string;
  profile: Profile;
  organization: string;
  project: string;
  name: string;
}

/** Where the token would go, in full, beside the button that sends it. */
function Destination({ id, profile, organization, project, name }: DestinationProps) {
  return (
    <dl className="facts destination" id={id}>
      <dt>{i18n.t('popup.destination.origin')}</dt>
      <dd className="with-badge">
        <ProfileBadge profile={profile} /> {profile.siteUrl}
      </dd>
      <dt>{i18n.t('popup.destination.organization')}</dt>
      <dd>{organization}</dd>
      <dt>{i18n.t('popup.destination.project')}</dt>
      <dd>{project}</dd>
      <dt>{i18n.t('popup.destination.name')}</dt>
      <dd>{name}</dd>
    </dl>
  );
}

interface NewDestinationProps {
  id: string;
  target: Target;
  scope: Scope;
  name: string;
}

/** Where a new connection would be made. */
export function NewDestination({ id, target, scope, name }: NewDestinationProps) {
  const { account, profile } = target;
  return (
    <Destination
      id={id}
      profile={profile}
      organization={account?.organization?.name ?? i18n.t('popup.destination.organizationUnknown')}
      project={scope.level === 'project' ? scope.name : i18n.t('popup.connect.wholeOrganization')}
      name={name}
    />
  );
}

interface ExistingDestinationProps {
  id: string;
  target: Target;
  connection: Connection;
}

/** Where a connection is whose token would be replaced. */
export function ExistingDestination({ id, target, connection }: ExistingDestinationProps) {
  const { orgId, projectId, projectName, name } = connection;
  const mine = target.account?.organization;
  return (
    <Destination
      id={id}
      profile={target.profile}
      organization={mine?.id === orgId ? mine.name : orgId}
      project={projectId === null ? i18n.t('popup.connect.wholeOrganization') : (projectName ?? projectId)}
      name={name}
    />
  );
}
