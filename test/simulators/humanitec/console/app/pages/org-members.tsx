import { type Member, useList } from '../api';
import { useKit } from '../kit';
import { roleLabel } from '../roles';

export function OrgMembersPage({ org }: { org: string }) {
  const { Notice, Table } = useKit();
  const { items, error } = useList<Member>(`/orgs/${org}/users`);
  const people = items.filter(({ type }) => type !== 'service');
  return (
    <>
      <h1>Organization Members</h1>
      {error && <Notice tone="error">{error}</Notice>}
      <Table
        label="Organization Members"
        columns={['Name', 'Role']}
        rows={people.map(({ id, name, role }) => ({ key: id, cells: [name, roleLabel(role)] }))}
      />
    </>
  );
}
