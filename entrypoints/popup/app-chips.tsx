import { i18n } from '#i18n';
import { IconButton } from '@/components/icon-button';
import { wordsWith } from '@/components/words';
import { roleLabel } from '@/utils/humanitec/roles';
import { chosenApps } from '@/utils/preflight/selection';
import type { AppAccess, Preflight } from '@/utils/preflight/types';
import { appLabel } from '@/utils/preflight/words';
import type { Selection } from './use-selection';

/** More would take the place of what matters more; the table has them all. */
const MOST = 6;

/** The apps the connection is meant for, each with what the service user may do there. */
export function AppChips({ preflight, selection }: { preflight: Preflight; selection: Selection }) {
  const chosen = chosenApps(preflight.apps, selection.apps);
  if (chosen.length === 0) return null;
  const label = appLabel(preflight.organizations.length > 1);
  return (
    <ul className="plain-list chips" aria-label={i18n.t('popup.access.chosen')}>
      {chosen.slice(0, MOST).map((app) => (
        <Chip
          key={`${app.org}/${app.app}`}
          access={app}
          label={label(app)}
          onRemove={() => selection.choose(app, false)}
        />
      ))}
      {chosen.length > MOST && (
        <li className="quiet-text">{i18n.t('popup.access.moreChosen', [String(chosen.length - MOST)])}</li>
      )}
    </ul>
  );
}

interface ChipProps {
  access: AppAccess;
  label: string;
  onRemove: () => void;
}

function Chip({ access: { write, role }, label, onRemove }: ChipProps) {
  return (
    <li className="chip">
      <span className={`write-${write}`}>
        <code>{label}</code>
      </span>
      {role !== null && <bdi className="quiet-text">{roleLabel(role)}</bdi>}
      <IconButton label={wordsWith('popup.access.remove', label)} sign="×" onClick={onRemove} />
    </li>
  );
}
