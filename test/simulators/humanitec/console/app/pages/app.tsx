import { type Environment, useList, type Value } from '../api';
import { useKit } from '../kit';
import { Link } from '../router';
import { PeopleTab } from './people';

const TABS = [
  ['Environments', 'environments'],
  ['Pipelines', 'pipelines'],
  ['Values & Secrets', 'values-and-secrets'],
  ['Webhooks', 'webhooks'],
  ['People', 'people'],
  ['Delete', 'delete'],
] as const;

export function AppPage({ org, app, tab }: { org: string; app: string; tab: string }) {
  const { Links } = useKit();
  const base = `/orgs/${org}/apps/${app}`;
  return (
    <>
      <h1>{app}</h1>
      <Links label="Application" direction="across">
        {TABS.map(([label, place]) => (
          <Link key={place} to={place === 'environments' ? base : `${base}/${place}`}>
            {label}
          </Link>
        ))}
      </Links>
      {tab === 'environments' && <EnvironmentsTab base={base} />}
      {tab === 'values-and-secrets' && <ValuesTab base={base} />}
      {tab === 'people' && <PeopleTab org={org} app={app} />}
    </>
  );
}

function EnvironmentsTab({ base }: { base: string }) {
  const { Table } = useKit();
  const { items } = useList<Environment>(`${base}/envs`);
  return (
    <Table
      label="Environments"
      columns={['Name', 'Type']}
      rows={items.map(({ id, name, type }) => ({ key: id, cells: [name, type] }))}
    />
  );
}

function ValuesTab({ base }: { base: string }) {
  const { Table } = useKit();
  const { items } = useList<Value>(`${base}/values`);
  return (
    <Table
      label="Values & Secrets"
      columns={['Key', 'Value']}
      rows={items.map(({ key, value, is_secret }) => ({ key, cells: [key, is_secret ? 'Secret' : value] }))}
    />
  );
}
