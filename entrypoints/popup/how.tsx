import { i18n } from '#i18n';
import type { Connection } from '@/utils/infisical/types';
import type { PushRequest } from '@/utils/push/types';

type Kind = PushRequest['kind'];

interface HowProps {
  kind: Kind;
  connections: readonly Connection[];
  onKind: (kind: Kind) => void;
}

/** A new connection, or one that is there: one of the two is open at any time. */
export function How({ kind, connections, onKind }: HowProps) {
  const options: readonly [Kind, string][] = [
    ['create', i18n.t('popup.how.create')],
    ['rotate', i18n.t('popup.how.rotate', [String(connections.length)])],
  ];
  return (
    <fieldset className="segments" aria-label={i18n.t('popup.how.title')}>
      {options.map(([option, label]) => (
        <button key={option} type="button" aria-expanded={option === kind} onClick={() => onKind(option)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
