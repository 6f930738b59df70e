import { useState } from 'react';
import { call, type Organization, useList } from './api';
import { useKit } from './kit';
import { AppPage } from './pages/app';
import { ApplicationsPage } from './pages/applications';
import { LoginPage } from './pages/login';
import { OrgMembersPage } from './pages/org-members';
import { ServiceUserPage } from './pages/service-user';
import { ServiceUsersPage } from './pages/service-users';
import { Link, navigate, usePath } from './router';

const NAVIGATION = [
  ['Applications', 'apps'],
  ['Resources', 'resources/definitions'],
  ['Registries', 'registries'],
  ['Environment Types', 'environment-types'],
  ['Cloud Accounts', 'accounts'],
  ['Artefacts', 'artefacts'],
  ['Service Users', 'service-users'],
  ['Organization Members', 'org-settings/org-members'],
] as const;

export function App({ darkAtFirst }: { darkAtFirst: boolean }) {
  const { Frame, Button } = useKit();
  const [dark, setDark] = useState(darkAtFirst);
  const path = usePath();
  const signedOut = path[0] === 'auth';
  const signOut = async () => {
    await call('POST', '/auth/logout');
    navigate('/auth/login');
  };
  return (
    <Frame
      dark={dark}
      header={
        <>
          <strong>Humanitec</strong>
          <Button onClick={() => setDark(!dark)}>{dark ? 'Light theme' : 'Dark theme'}</Button>
          {!signedOut && <Button onClick={signOut}>Log out</Button>}
        </>
      }
      navigation={path[0] === 'orgs' && path[1] && <Navigation org={path[1]} />}
    >
      {signedOut ? <LoginPage /> : path[0] === 'orgs' ? <OrgPages path={path} /> : <FirstOrg />}
    </Frame>
  );
}

function Navigation({ org }: { org: string }) {
  const { Links } = useKit();
  return (
    <Links label="Organization" direction="down">
      {NAVIGATION.map(([label, place]) => (
        <Link key={place} to={`/orgs/${org}/${place}`}>
          {label}
        </Link>
      ))}
    </Links>
  );
}

/** The start page: on to the applications of the person's first organization. */
function FirstOrg() {
  const { items } = useList<Organization>('/orgs');
  return items.map(({ id, name }) => (
    <p key={id}>
      <Link to={`/orgs/${id}/apps`}>{name}</Link>
    </p>
  ));
}

function OrgPages({ path: [, org = '', place, id, tab] }: { path: string[] }) {
  switch (place) {
    case undefined:
    case 'apps':
      return id === undefined ? (
        <ApplicationsPage org={org} />
      ) : (
        <AppPage org={org} app={id} tab={tab ?? 'environments'} />
      );
    case 'service-users':
      return id === undefined ? <ServiceUsersPage org={org} /> : <ServiceUserPage org={org} id={id} />;
    case 'org-settings':
      return <OrgMembersPage org={org} />;
    default:
      return <h1>{NAVIGATION.find(([, to]) => to.startsWith(place))?.[0] ?? 'Page not found'}</h1>;
  }
}
