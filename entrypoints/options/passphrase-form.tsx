import { useState } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { SecretField } from '@/components/field';
import { useAction } from '@/components/use-action';

/** Changes the passphrase of a remembered client secret. Lies inside the profile form, so it is no form itself. */
export function PassphraseForm({ profileId }: { profileId: string }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [done, setDone] = useState(false);
  const change = useAction('profile.change-passphrase');
  const submit = async (): Promise<void> => {
    const answer = await change.run({ profileId, current, next });
    setDone(answer !== undefined);
    setCurrent('');
    setNext('');
  };
  return (
    <details>
      <summary>{i18n.t('options.passphrase.change')}</summary>
      <div className="stack">
        <SecretField label={i18n.t('options.passphrase.current')} value={current} onValue={setCurrent} />
        <SecretField label={i18n.t('options.passphrase.next')} value={next} onValue={setNext} />
        {change.failure && <FailureAlert failure={change.failure} />}
        <div className="row">
          <button type="button" disabled={change.busy || current === '' || next === ''} onClick={submit}>
            {i18n.t('options.passphrase.change')}
          </button>
          <span role="status">{done ? i18n.t('options.passphrase.changed') : ''}</span>
        </div>
        <small>{i18n.t('options.passphrase.forgotten')}</small>
      </div>
    </details>
  );
}
