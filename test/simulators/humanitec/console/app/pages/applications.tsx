import { type Application, useList } from '../api';
import { useKit } from '../kit';
import { Link } from '../router';

export function ApplicationsPage({ org }: { org: string }) {
  const { Notice, Table } = useKit();
  const { items, error } = useList<Application>(`/orgs/${org}/apps`);
  return (
    <>
      <h1>Applications</h1>
      {error && <Notice tone="error">{error}</Notice>}
      <Table
        label="Applications"
        columns={['Name', 'ID', 'Environments']}
        rows={items.map(({ id, name, envs }) => ({
          key: id,
          cells: [
            <Link key="name" to={`/orgs/${org}/apps/${id}`}>
              {name}
            </Link>,
            id,
            envs.map((environment) => environment.name).join(', '),
          ],
        }))}
      />
    </>
  );
}
