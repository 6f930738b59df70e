import { i18n } from '#i18n';
import { useAction } from '@/components/use-action';
import { useNow } from '@/components/use-now';
import type { Capture } from '@/utils/capture/types';
import { minutesLeft, originWords } from './capture-words';

/** Which token waits, where it came from and how long it is kept. */
export function CapturePanel({ capture }: { capture: Capture }) {
  const discard = useAction('capture.discard');
  const minutes = minutesLeft(capture, useNow());
  return (
    <section className="card stack tight" aria-labelledby="captured-token">
      <div className="row apart">
        <div className="row">
          <h2 id="captured-token">{i18n.t('popup.capture.title')}</h2>
          <code>{capture.masked}</code>
        </div>
        <button
          type="button"
          className="quiet"
          disabled={discard.busy}
          onClick={() => discard.run({ captureId: capture.id })}
        >
          {i18n.t('popup.capture.discard')}
        </button>
      </div>
      <small>
        {originWords(capture)} {i18n.t('popup.capture.kept', [String(minutes)])}
      </small>
    </section>
  );
}
