import { i18n } from '#i18n';
import { VerdictSign } from '@/components/verdict';
import { keyOf, moment, words } from '@/components/words';
import type { Health } from '@/utils/connections/types';

/** What Infisical told of a connection, a line each, with what to do about it. */
export function HealthReport({ health: { checkedAt, lines } }: { health: Health }) {
  return (
    <div className="stack tight">
      <small>{i18n.t('connections.checked', [moment(new Date(checkedAt))])}</small>
      <ul className="plain-list">
        {lines.map(({ verdict, finding, remedy }) => (
          <li key={keyOf(finding)} className="with-sign">
            <VerdictSign verdict={verdict} />
            <span>
              {words(finding)} {remedy && <strong>{words(remedy)}</strong>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
