import { type FormEvent, useState } from 'react';
import { call, type Member, useAction, useList } from '../api';
import { useKit } from '../kit';
import { ORG_ROLE_OPTIONS, roleLabel } from '../roles';
import { Link } from '../router';

export function ServiceUsersPage({ org }: { org: string }) {
  const { Button, Notice, Table, TextField } = useKit();
  const { items, error, reload } = useList<Member>(`/orgs/${org}/users`);
  const [filter, setFilter] = useState('');
  const [creating, setCreating] = useState(false);
  const close = () => {
    setCreating(false);
    reload();
  };
  const shown = items.filter(({ type, name }) => type === 'service' && name.includes(filter));
  return (
    <>
      <h1>Service Users</h1>
      <Button kind="primary" onClick={() => setCreating(true)}>
        Create new service user
      </Button>
      <TextField label="Filter by name" value={filter} onChange={setFilter} />
      {error && <Notice tone="error">{error}</Notice>}
      <Table
        label="Service Users"
        columns={['Name', 'ID', 'Role', 'Created on']}
        rows={shown.map(({ id, name, role, created_at }) => ({
          key: id,
          cells: [
            <Link key="name" to={`/orgs/${org}/service-users/${id}`}>
              {name}
            </Link>,
            id,
            roleLabel(role),
            created_at.slice(0, 10),
          ],
        }))}
      />
      {creating && <NewServiceUser org={org} onClose={close} />}
    </>
  );
}

function NewServiceUser({ org, onClose }: { org: string; onClose: () => void }) {
  const { Button, Dialog, Notice, Select, TextField } = useKit();
  const [name, setName] = useState('');
  const [role, setRole] = useState('member');
  const { error, run } = useAction();
  const create = (event: FormEvent) => {
    event.preventDefault();
    run(async () => {
      await call('POST', `/orgs/${org}/users`, { name, role });
      onClose();
    });
  };
  return (
    <Dialog title="Add Service User" onClose={onClose}>
      <form onSubmit={create}>
        <TextField label="Name" value={name} onChange={setName} />
        <Select label="Select a role" value={role} options={ORG_ROLE_OPTIONS} onChange={setRole} />
        {error && <Notice tone="error">{error}</Notice>}
        <Button onClick={onClose}>Cancel</Button>
        <Button kind="primary" submit disabled={name === ''}>
          Create new service user
        </Button>
      </form>
    </Dialog>
  );
}
