import { useId } from 'react';
import { i18n } from '#i18n';
import { Select } from '@/components/choice';
import type { ReadyDestination } from '@/utils/destination/types';
import type { Connection } from '@/utils/infisical/types';
import { type Choice, toldApart } from '@/utils/told-apart';
import { ExistingDestination } from './destination';
import { SendButton } from './sending/send-button';

interface RotateFormProps {
  destination: ReadyDestination;
  chosen: Connection;
  onChoose: (connectionId: string) => void;
  onUpdate: () => void;
  /** What is told about the token: pressing is about it as well. */
  about: unknown;
  disabled: boolean;
  /** Why nothing can be sent now. */
  blocked: string | undefined;
}

/** Replaces the token of an existing connection; its syncs use the new one from their next run on. */
export function RotateForm(props: RotateFormProps) {
  const { destination, chosen, onChoose, onUpdate, about, disabled, blocked } = props;
  const place = useId();
  return (
    <div className="stack rotate">
      <Select
        label={i18n.t('popup.rotate.existing')}
        hint={hintOf(destination, chosen)}
        value={chosen.id}
        disabled={disabled}
        options={[...toldApart(destination.connections.map(described))].map(([value, text]) => ({
          value,
          text,
        }))}
        onValue={onChoose}
      />
      <div className="row apart">
        <ExistingDestination id={place} destination={destination} connection={chosen} />
        <SendButton
          label={i18n.t('popup.rotate.update')}
          about={[about, destination.account, chosen]}
          describedBy={place}
          isPrimary={destination.known?.by === 'service-user'}
          blocked={blocked}
          onSend={onUpdate}
        />
      </div>
    </div>
  );
}

/** The connection that is offered, or the reason why it is offered first. */
function hintOf({ known }: ReadyDestination, { id }: Connection): string {
  if (known?.connectionId !== id) return i18n.t('popup.rotate.hint');
  return known.by === 'service-user' ? i18n.t('popup.rotate.known') : i18n.t('popup.rotate.sameOrganization');
}

function described({ id, name, projectId, projectName }: Connection): Choice {
  if (projectId === null) return { id, name };
  const own = [i18n.t('popup.connect.wholeOrganization')];
  const project = toldApart([{ id: projectId, name: projectName ?? projectId }], own).get(projectId);
  return { id, name: `${name} (${project})` };
}
