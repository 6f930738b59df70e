import { type FormEvent, useState } from 'react';
import { call, type Member, useAction, useList } from '../api';
import { useKit } from '../kit';
import { APP_ROLE_OPTIONS } from '../roles';

/** Who may work on an application, and as what. */
export function PeopleTab({ org, app }: { org: string; app: string }) {
  const { Button, Notice, Select, Table } = useKit();
  const path = `/orgs/${org}/apps/${app}/users`;
  const members = useList<Member>(path);
  const { error, run } = useAction();
  const change = (method: string, id: string, body?: unknown) =>
    run(async () => {
      await call(method, `${path}/${id}`, body);
      members.reload();
    });
  return (
    <>
      <h2>People</h2>
      <AddMember org={org} path={path} members={members.items} onAdded={members.reload} />
      {(members.error ?? error) && <Notice tone="error">{members.error ?? error}</Notice>}
      <Table
        label="App members"
        columns={['Name', 'Role', '']}
        rows={members.items.map(({ id, name, role }) => ({
          key: id,
          cells: [
            name,
            <Select
              key="role"
              label={`Role of ${name}`}
              labelHidden
              value={role}
              options={APP_ROLE_OPTIONS}
              onChange={(chosen) => change('PATCH', id, { role: chosen })}
            />,
            <Button key="remove" kind="danger" onClick={() => change('DELETE', id)}>
              Remove
            </Button>,
          ],
        }))}
      />
    </>
  );
}

interface AddMemberProps {
  org: string;
  path: string;
  members: Member[];
  onAdded: () => void;
}

function AddMember({ org, path, members, onAdded }: AddMemberProps) {
  const { Button, Notice, Select } = useKit();
  const { items } = useList<Member>(`/orgs/${org}/users`);
  const [id, setId] = useState('');
  const [role, setRole] = useState('developer');
  const { error, run } = useAction();
  const candidates = items.filter((user) => members.every((member) => member.id !== user.id));
  const add = (event: FormEvent) => {
    event.preventDefault();
    run(async () => {
      await call('POST', path, { id, role });
      setId('');
      onAdded();
    });
  };
  return (
    <form onSubmit={add}>
      <Select
        label="Member"
        value={id}
        options={[
          { value: '', label: 'Type name or email to filter' },
          ...candidates.map((user) => ({ value: user.id, label: user.name })),
        ]}
        onChange={setId}
      />
      <Select label="Role" value={role} options={APP_ROLE_OPTIONS} onChange={setRole} />
      {error && <Notice tone="error">{error}</Notice>}
      <Button kind="primary" submit disabled={id === ''}>
        Add
      </Button>
    </form>
  );
}
