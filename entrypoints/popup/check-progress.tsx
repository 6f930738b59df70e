import { i18n } from '#i18n';
import { useAction } from '@/components/use-action';
import { useNow } from '@/components/use-now';
import type { Preflight } from '@/utils/preflight/types';

/** How far the checks are, and what stops them. */
export function CheckProgress({ progress }: { progress: Preflight['progress'] }) {
  const cancel = useAction('preflight.cancel');
  return (
    <>
      <span className="spinner" aria-hidden="true" />
      <span role="status" className="quiet-text">
        {progress
          ? i18n.t('popup.access.progress', [String(progress.done), String(progress.total)])
          : i18n.t('popup.access.checking')}
      </span>
      <button type="button" className="quiet" onClick={() => cancel.run({})}>
        {i18n.t('common.cancel')}
      </button>
    </>
  );
}

/** How old the result is that is shown, also while the next one is on its way. */
export function CheckAge({ preflight: { checkedAt, state, isPartial } }: { preflight: Preflight }) {
  const minutes = Math.floor((useNow() - checkedAt) / 60_000);
  if (state === 'running' && isPartial) return null;
  return (
    <span className="quiet-text">
      {minutes < 1
        ? i18n.t('popup.access.justChecked')
        : i18n.t('popup.access.checkedAgo', [String(minutes)])}
    </span>
  );
}
