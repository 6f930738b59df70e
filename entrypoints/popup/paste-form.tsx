import { type FormEvent, useState } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { keepLines, SecretField } from '@/components/field';
import { useAction } from '@/components/use-action';

/** The way in without a capture: paste a token. */
export function PasteForm() {
  const [token, setToken] = useState('');
  const paste = useAction('capture.paste');
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    await paste.run({ token });
    setToken('');
    // The button that had the focus has nothing to do with an empty field.
    form.querySelector('input')?.focus();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{i18n.t('popup.paste.explain')}</p>
      <SecretField
        label={i18n.t('popup.paste.token')}
        value={token}
        onValue={setToken}
        onPaste={keepLines(setToken)}
        hint={i18n.t('popup.paste.hint')}
        autoFocus
      />
      {paste.failure && <FailureAlert failure={paste.failure} />}
      <div>
        <button type="submit" className="primary" disabled={paste.busy || token.trim() === ''}>
          {i18n.t('popup.paste.check')}
        </button>
      </div>
    </form>
  );
}
