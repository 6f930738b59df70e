import { type FormEvent, useState } from 'react';
import { call, useAction } from '../api';
import { useKit } from '../kit';
import { navigate } from '../router';

export function LoginPage() {
  const { Button, Notice, TextField } = useKit();
  const [email, setEmail] = useState('');
  const { error, run } = useAction();
  const signIn = (event: FormEvent) => {
    event.preventDefault();
    run(async () => {
      await call('POST', '/auth/login', { email });
      navigate('/');
    });
  };
  return (
    <form onSubmit={signIn}>
      <h1>Log in to Humanitec</h1>
      <TextField label="Email" type="email" value={email} onChange={setEmail} />
      {error && <Notice tone="error">{error}</Notice>}
      <Button kind="primary" submit>
        Log in
      </Button>
    </form>
  );
}
