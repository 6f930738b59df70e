import { type FormEvent, useState } from 'react';
import { i18n } from '#i18n';
import { Select } from '@/components/choice';
import type { Connection } from '@/utils/infisical/types';

interface RotateFormProps {
  connections: readonly Connection[];
  chosen: string | undefined;
  onChoose: (connectionId: string) => void;
  onUpdate: (connectionId: string) => void;
  /** Whether this is what the user most likely came for. */
  primary: boolean;
  disabled: boolean;
}

/** Replaces the token of an existing connection; its syncs use the new one from their next run on. */
export function RotateForm({ connections, chosen, onChoose, onUpdate, primary, disabled }: RotateFormProps) {
  const [first] = connections;
  const [picked, setPicked] = useState(chosen ?? first?.id ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onUpdate(picked);
  };
  const choose = (connectionId: string): void => {
    setPicked(connectionId);
    onChoose(connectionId);
  };
  return (
    <form className="stack rotate" onSubmit={submit}>
      <Select
        label={i18n.t('popup.rotate.existing')}
        hint={primary ? i18n.t('popup.rotate.known') : i18n.t('popup.rotate.hint')}
        value={picked}
        disabled={disabled}
        options={connections.map((connection) => ({ value: connection.id, text: describe(connection) }))}
        onValue={choose}
      />
      <div>
        <button type="submit" className={primary ? 'primary' : ''} disabled={disabled || picked === ''}>
          {i18n.t('popup.rotate.update')}
        </button>
      </div>
    </form>
  );
}

function describe({ name, projectId, projectName }: Connection): string {
  return projectId === null ? name : `${name} (${projectName ?? projectId})`;
}
