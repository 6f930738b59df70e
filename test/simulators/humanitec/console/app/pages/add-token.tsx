import { type FormEvent, useState } from 'react';
import { call, useAction } from '../api';
import { useKit } from '../kit';

const EXPIRY_OPTIONS = ['7 Days', '30 Days', '60 Days', '90 Days', 'Custom', 'No expiration'].map(
  (label) => ({
    value: label,
    label,
  }),
);

interface AddTokenProps {
  userId: string;
  onCreated: () => void;
  onClose: () => void;
}

/** The form for a new API token, then the token itself: the only time it is shown. */
export function AddToken({ userId, onCreated, onClose }: AddTokenProps) {
  const { Dialog, tokenStep } = useKit();
  const [token, setToken] = useState<string>();
  const [stored, setStored] = useState(false);
  const show = (created: string) => {
    setToken(created);
    onCreated();
  };
  const step = token === undefined ? 'form' : 'token';
  return (
    <Dialog
      key={tokenStep === 'own-dialog' ? step : 'both'}
      title={token === undefined ? 'Add API token' : 'Store Token'}
      onClose={token === undefined || stored ? onClose : undefined}
    >
      {token === undefined ? (
        <TokenForm userId={userId} onCreated={show} onCancel={onClose} />
      ) : (
        <StoreToken token={token} stored={stored} onStored={setStored} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface TokenFormProps {
  userId: string;
  onCreated: (token: string) => void;
  onCancel: () => void;
}

function TokenForm({ userId, onCreated, onCancel }: TokenFormProps) {
  const { Button, Notice, Select, TextField } = useKit();
  const [id, setId] = useState('');
  const [description, setDescription] = useState('');
  const [expiry, setExpiry] = useState('No expiration');
  const [date, setDate] = useState('');
  const { error, run } = useAction();
  const create = (event: FormEvent) => {
    event.preventDefault();
    const expires_at = expiryDate(expiry, date);
    run(async () => {
      const body = { id, type: 'static', description, ...(expires_at ? { expires_at } : {}) };
      const { token } = await call<{ token: string }>('POST', `/users/${userId}/tokens`, body);
      onCreated(token);
    });
  };
  return (
    <form onSubmit={create}>
      <TextField label="API token ID" value={id} onChange={setId} />
      <TextField label="API token description" value={description} onChange={setDescription} />
      <Select label="API token expiry date" value={expiry} options={EXPIRY_OPTIONS} onChange={setExpiry} />
      {expiry === 'Custom' && (
        <TextField label="Set the expiry date" type="date" value={date} onChange={setDate} />
      )}
      <TextField
        label="API token's permission"
        value="Inherited from the service user"
        onChange={() => {}}
        readOnly
      />
      <Notice tone="info">
        Be aware that the compromise of a Service User's API token can lead to access to your resources.
      </Notice>
      {error && <Notice tone="error">{error}</Notice>}
      <Button onClick={onCancel}>Cancel</Button>
      <Button kind="primary" submit disabled={id === ''}>
        Create new API token
      </Button>
    </form>
  );
}

/** The end of the chosen day, as the API wants it; undefined for no expiration. */
function expiryDate(choice: string, custom: string): string | undefined {
  const days = Number.parseInt(choice, 10);
  if (Number.isNaN(days) && custom === '') return undefined;
  const date = Number.isNaN(days) ? new Date(custom) : new Date(Date.now() + days * 86_400_000);
  return `${date.toISOString().slice(0, 10)}T23:59:59.999Z`;
}

interface StoreTokenProps {
  token: string;
  stored: boolean;
  onStored: (stored: boolean) => void;
  onClose: () => void;
}

function StoreToken({ token, stored, onStored, onClose }: StoreTokenProps) {
  const { Button, Checkbox, TokenText } = useKit();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(token);
    setCopied(true);
  };
  return (
    <>
      <p>
        Make sure to copy and securely store your API token. For your protection, the complete token will only
        be displayed once in this window.
      </p>
      <TokenText value={token} />
      <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>
      <Checkbox
        label="I have copied the API token and stored it securely."
        checked={stored}
        onChange={onStored}
      />
      <Button kind="primary" disabled={!stored} onClick={onClose}>
        Close
      </Button>
    </>
  );
}
