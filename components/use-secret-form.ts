import { type FormEvent, useState } from 'react';

/** A form that sends one secret: its field is emptied with each try, and has the focus again. */
export function useSecretForm(send: (secret: string) => Promise<unknown>) {
  const [secret, setSecret] = useState('');
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    await send(secret);
    setSecret('');
    // The button that had the focus has nothing to do with an empty field.
    form.querySelector('input')?.focus();
  };
  return { secret, setSecret, submit };
}
