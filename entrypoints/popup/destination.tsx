import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { accountKind } from '@/components/account-kind';
import { Named } from '@/components/named';
import { ProfileBadge } from '@/components/profile-badge';
import type { ReadyDestination } from '@/utils/destination/types';
import { shownOrganization } from '@/utils/infisical/shown-organization';
import type { Account, Connection, Profile, Scope } from '@/utils/infisical/types';

interface PlaceProps {
  /** For the button that it stands beside, which is described by it. */
  id: string;
  profile: Profile;
  account: Account;
  organization: ReactNode;
  project: ReactNode;
  name: string;
}

/** Where the token would go, in full, beside the button that sends it. */
function Place({ id, profile, account, organization, project, name }: PlaceProps) {
  return (
    <dl className="facts destination" id={id}>
      <dt>{i18n.t('popup.destination.origin')}</dt>
      <dd className="with-badge">
        <ProfileBadge profile={profile} /> <Origin url={profile.siteUrl} />
      </dd>
      <dt>{i18n.t('popup.destination.organization')}</dt>
      <dd>{organization}</dd>
      <dt>{i18n.t('popup.destination.account')}</dt>
      <dd>{account.name === undefined ? <em>{accountKind(account)}</em> : <bdi>{account.name}</bdi>}</dd>
      <dt>{i18n.t('popup.destination.project')}</dt>
      <dd>{project}</dd>
      <dt>{i18n.t('popup.destination.name')}</dt>
      <dd>
        <bdi>{name}</bdi>
      </dd>
    </dl>
  );
}

/** An origin; where there is no room for all of it, its host is kept in one piece. */
function Origin({ url }: { url: string }) {
  const { protocol, host } = new URL(url);
  return (
    <span>
      {`${protocol}//`}
      <wbr />
      {host}
    </span>
  );
}

/** The organization of a sign-in. */
function Organization({ account: { organization } }: { account: Account }) {
  if (!organization) return <em>{i18n.t('popup.destination.organizationUnknown')}</em>;
  return <Named {...shownOrganization(organization)} />;
}

/** A project, or our own words for none: those are set apart from any project that is called like them. */
function Project({ id, name }: { id: string | null; name: string | null }) {
  if (id === null) return <em>{i18n.t('popup.connect.wholeOrganization')}</em>;
  return <Named id={id} name={name ?? undefined} />;
}

interface NewDestinationProps {
  id: string;
  destination: ReadyDestination;
  scope: Scope;
  name: string;
}

/** Where a new connection would be made. */
export function NewDestination({ id, destination, scope, name }: NewDestinationProps) {
  const { account, profile } = destination;
  return (
    <Place
      id={id}
      profile={profile}
      account={account}
      organization={<Organization account={account} />}
      project={scope.level === 'project' ? <Project {...scope} /> : <Project id={null} name={null} />}
      name={name}
    />
  );
}

interface ExistingDestinationProps {
  id: string;
  destination: ReadyDestination;
  connection: Connection;
}

/** Where a connection is whose token would be replaced. */
export function ExistingDestination({ id, destination, connection }: ExistingDestinationProps) {
  const { orgId, projectId, projectName, name } = connection;
  const { account, profile } = destination;
  const isMine = account.organization?.id === orgId;
  return (
    <Place
      id={id}
      profile={profile}
      account={account}
      organization={isMine ? <Organization account={account} /> : <Named id={orgId} />}
      project={<Project id={projectId} name={projectName} />}
      name={name}
    />
  );
}
