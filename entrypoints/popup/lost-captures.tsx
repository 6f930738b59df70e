import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { useStored } from '@/components/use-stored';
import { lostItem } from '@/utils/capture/storage';
import { consoleUrl } from '@/utils/humanitec/console';
import { isPending } from '@/utils/push/state';
import type { Push } from '@/utils/push/types';

/** Tells of tokens that were lost with session memory, until the user has read it. */
export function LostCaptures({ push }: { push: Push | null }) {
  const close = useAction('capture.close-lost');
  // Whether the token of a push without an end has arrived is not known yet.
  const open = push && isPending(push) ? push.request.captureId : undefined;
  const lost = useStored(lostItem)?.filter(({ captureId }) => captureId !== open) ?? [];
  if (lost.length === 0) return null;
  return (
    <FailureAlert failure={{ code: 'capturesLost', params: [String(lost.length)] }}>
      <div className="row">
        <a href={consoleUrl()} target="_blank" rel="noreferrer">
          {i18n.t('popup.paste.openConsole')}
        </a>
        <button type="button" className="quiet" disabled={close.busy} onClick={() => close.run({})}>
          {i18n.t('popup.lost.close')}
        </button>
      </div>
    </FailureAlert>
  );
}
