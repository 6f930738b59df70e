import { i18n } from '#i18n';
import { useAction } from '@/components/use-action';
import { useNow } from '@/components/use-now';
import type { Capture } from '@/utils/capture/types';
import { minutesLeft, originWords } from './capture-words';
import { Step } from './step';

/** Which token waits, where it came from and how long it is kept. */
export function TokenStep({ capture }: { capture: Capture }) {
  const discard = useAction('capture.discard');
  const minutes = minutesLeft(capture, useNow());
  return (
    <Step
      title={i18n.t('popup.capture.title')}
      state="pass"
      beside={<code>{capture.masked}</code>}
      action={
        <button
          type="button"
          className="quiet"
          disabled={discard.busy}
          onClick={() => discard.run({ captureId: capture.id })}
        >
          {i18n.t('popup.capture.discard')}
        </button>
      }
    >
      <small>
        {originWords(capture)} {i18n.t('popup.capture.kept', [String(minutes)])}
      </small>
      {capture.excerptLength !== undefined && (
        <small>
          {i18n.t('popup.capture.excerpt', [String(capture.excerptLength), capture.masked.slice(-4)])}
        </small>
      )}
    </Step>
  );
}
