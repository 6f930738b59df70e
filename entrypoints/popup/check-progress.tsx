import { i18n } from '#i18n';
import { IconButton } from '@/components/icon-button';
import { useAction } from '@/components/use-action';
import { useNow } from '@/components/use-now';
import type { Preflight } from '@/utils/preflight/types';

/** That the checks are at work, how far the first ones are, and what stops them: as long as the line that stands here otherwise. */
export function CheckProgress({ preflight }: { preflight: Preflight | undefined }) {
  const cancel = useAction('preflight.cancel');
  const progress = preflight?.isPartial ? preflight.progress : undefined;
  return (
    <div className="row check-progress">
      <span className="spinner" aria-hidden="true" />
      <span role="status" className="quiet-text">
        {progress
          ? i18n.t('popup.access.progress', [String(progress.done), String(progress.total)])
          : i18n.t('access.summary.running')}
      </span>
      <IconButton label={i18n.t('common.cancel')} sign="✕" onClick={() => cancel.run({})} />
    </div>
  );
}

/** How old the result is that is shown. */
export function CheckAge({ checkedAt }: Pick<Preflight, 'checkedAt'>) {
  const minutes = Math.floor((useNow() - checkedAt) / 60_000);
  return (
    <span className="quiet-text">
      {minutes < 1
        ? i18n.t('popup.access.justChecked')
        : i18n.t('popup.access.checkedAgo', [String(minutes)])}
    </span>
  );
}
