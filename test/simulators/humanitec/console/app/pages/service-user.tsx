import { useState } from 'react';
import { call, type Member, type Token, useAction, useList } from '../api';
import { useKit } from '../kit';
import { roleLabel } from '../roles';
import { navigate } from '../router';
import { AddToken } from './add-token';

/** One service user: who it is, its API tokens, and the way to a new one. */
export function ServiceUserPage({ org, id }: { org: string; id: string }) {
  const { Button, Dialog, Notice, Table } = useKit();
  const user = useList<Member>(`/orgs/${org}/users`).items.find((candidate) => candidate.id === id);
  const tokens = useList<Token>(`/users/${id}/tokens`);
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<string>();
  const { error, run } = useAction();
  const revoke = () =>
    run(async () => {
      await call('DELETE', `/users/${id}/tokens/${revoking}`);
      setRevoking(undefined);
      tokens.reload();
    });
  const remove = () =>
    run(async () => {
      await call('DELETE', `/orgs/${org}/users/${id}`);
      navigate(`/orgs/${org}/service-users`);
    });
  return (
    <>
      <h1>{user?.name ?? id}</h1>
      <p>
        {id} · {user && roleLabel(user.role)}
      </p>
      <Button kind="danger" onClick={remove}>
        Delete Service User
      </Button>
      <h2>API tokens</h2>
      <Button kind="primary" onClick={() => setAdding(true)}>
        Add new API token
      </Button>
      {(tokens.error ?? error) && <Notice tone="error">{tokens.error ?? error}</Notice>}
      <Table
        label="API tokens"
        columns={['API token ID', 'Description', 'Expiry date', '']}
        rows={tokens.items.map((token) => ({
          key: token.id,
          cells: [
            token.id,
            token.description,
            expiryText(token),
            <Button key="revoke" kind="danger" onClick={() => setRevoking(token.id)}>
              Revoke
            </Button>,
          ],
        }))}
      />
      {adding && <AddToken userId={id} onCreated={tokens.reload} onClose={() => setAdding(false)} />}
      {revoking && (
        <Dialog title="Revoke API token" onClose={() => setRevoking(undefined)}>
          <p>{revoking}</p>
          <Button onClick={() => setRevoking(undefined)}>Cancel</Button>
          <Button kind="danger" onClick={revoke}>
            Revoke API token
          </Button>
        </Dialog>
      )}
    </>
  );
}

function expiryText({ expires_at }: Token): string {
  if (expires_at === undefined || expires_at.startsWith('0001-')) return 'No expiration';
  return new Date(expires_at) <= new Date() ? 'Expired' : `Expires at ${expires_at.slice(0, 10)}`;
}
