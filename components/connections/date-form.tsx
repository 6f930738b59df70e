import { type FormEvent, useState } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { Field } from '@/components/field';
import { useAction } from '@/components/use-action';
import { type KnownConnection, keyOf } from '@/utils/connections/types';

interface DateFormProps {
  connection: KnownConnection;
  onEntered: () => void;
}

/** Takes the last day of a token from the user, who can look it up in the console. */
export function DateForm({ connection, onEntered }: DateFormProps) {
  const { expiry } = connection;
  const [on, setOn] = useState(expiry.kind === 'entered' ? expiry.on : '');
  const enter = useAction('connections.enter-date');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((await enter.run({ ...keyOf(connection), on })) !== undefined) onEntered();
  };
  return (
    <form className="stack tight" onSubmit={submit}>
      <Field
        type="date"
        label={i18n.t('connections.lastDay')}
        hint={i18n.t('connections.lastDayHint')}
        value={on}
        onValue={setOn}
        required
        autoFocus
      />
      {enter.failure && <FailureAlert failure={enter.failure} />}
      <div>
        <button type="submit" className="quiet" disabled={enter.busy || on === ''}>
          {i18n.t('connections.saveDate')}
        </button>
      </div>
    </form>
  );
}
