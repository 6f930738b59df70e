import { i18n } from '#i18n';
import { Select } from '@/components/choice';
import type { ReadyDestination } from '@/utils/destination/types';
import type { Connection } from '@/utils/infisical/types';
import { type Choice, toldApart } from '@/utils/told-apart';

interface ExistingConnectionProps {
  destination: ReadyDestination;
  chosen: Connection;
  onChoose: (connectionId: string) => void;
  disabled: boolean;
}

/** Which connection gets the new token. */
export function ExistingConnection({ destination, chosen, onChoose, disabled }: ExistingConnectionProps) {
  return (
    <Select
      isBare
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
  );
}

/** What updating its token does, and why this connection is proposed. */
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
