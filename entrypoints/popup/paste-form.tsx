import { type FormEvent, useState } from 'react';
import { i18n } from '#i18n';
import { AllowHost } from '@/components/allow-host';
import { FailureAlert } from '@/components/failure-alert';
import { keepLines, SecretField } from '@/components/field';
import { useAction } from '@/components/use-action';
import { useHost } from '@/components/use-host';
import { consoleUrl } from '@/utils/humanitec/console';
import { CONSOLE_HOST } from '@/utils/humanitec/hosts';

/** Whether prompts can come at all: the browser may withhold the console, and runs no script in tabs that were open before. */
function ConsoleAccess() {
  const isAllowed = useHost(CONSOLE_HOST);
  if (isAllowed === undefined) return null;
  if (isAllowed) return <p className="quiet-text">{i18n.t('popup.paste.reload')}</p>;
  return (
    <div className="notice warn" role="status">
      <p>{i18n.t('popup.paste.withheld')}</p>
      <AllowHost pattern={CONSOLE_HOST} />
    </div>
  );
}

/** The way in without a capture: paste a token. */
export function PasteForm() {
  const [token, setToken] = useState('');
  const paste = useAction('capture.paste');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await paste.run({ token });
    setToken('');
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>
        {i18n.t('popup.paste.explain')}{' '}
        <a href={consoleUrl()} target="_blank" rel="noreferrer">
          {i18n.t('popup.paste.openConsole')}
        </a>
      </p>
      <ConsoleAccess />
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
