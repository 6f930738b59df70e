import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { keyOf, words, wordsWith } from '@/components/words';
import type { Connection } from '@/utils/infisical/types';
import type { Push } from '@/utils/push/types';

/** What speaks against an update, and where the token goes if the user goes on all the same. */
export function Confirmation({ push, connection }: { push: Push; connection: Connection }) {
  const start = useAction('push.start');
  const { request, warnings } = push;
  return (
    <div className="notice warn" role="alert">
      <strong>{wordsWith('popup.push.confirmTitle', connection.name, request.siteUrl)}</strong>
      <ul>
        {warnings.map((warning) => (
          <li key={keyOf(warning)}>{words(warning)}</li>
        ))}
      </ul>
      {start.failure && <FailureAlert failure={start.failure} />}
      <div>
        <button
          type="button"
          disabled={start.busy}
          onClick={() => start.run({ ...request, despiteWarnings: true })}
        >
          {i18n.t('popup.push.updateAnyway')}
        </button>
      </div>
    </div>
  );
}
