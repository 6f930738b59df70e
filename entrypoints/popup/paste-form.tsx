import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { keepLines, SecretField } from '@/components/field';
import { useAction } from '@/components/use-action';
import { usePolicy } from '@/components/use-policy';
import { useSecretForm } from '@/components/use-secret-form';

/** The way in without a capture: paste a token. */
export function PasteForm() {
  const mayCapture = usePolicy()?.allowCapture ?? true;
  const paste = useAction('capture.paste');
  const { secret, setSecret, submit } = useSecretForm((token) => paste.run({ token }));
  return (
    <form className="stack" onSubmit={submit}>
      <p>{i18n.t(mayCapture ? 'popup.paste.explain' : 'popup.paste.only')}</p>
      <SecretField
        label={i18n.t('popup.paste.token')}
        value={secret}
        onValue={setSecret}
        onPaste={keepLines(setSecret)}
        hint={i18n.t('popup.paste.hint')}
        autoFocus
      />
      {paste.failure && <FailureAlert failure={paste.failure} />}
      <div>
        <button type="submit" className="primary" disabled={paste.busy || secret.trim() === ''}>
          {i18n.t('popup.paste.check')}
        </button>
      </div>
    </form>
  );
}
