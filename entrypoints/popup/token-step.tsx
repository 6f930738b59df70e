import { i18n } from '#i18n';
import { useAction } from '@/components/use-action';
import { useNow } from '@/components/use-now';
import type { Capture } from '@/utils/capture/types';
import { minutesLeft, originWords } from './capture-words';
import { Checklist } from './checklist';
import { NextStep } from './next-step';
import { PasteForm } from './paste-form';
import { Step } from './step';
import { useConsolePlace } from './use-console-place';

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

/** The way in without a capture: what to do next, or a token that is there already. */
export function NoTokenStep() {
  const place = useConsolePlace();
  return (
    <Step title={i18n.t('popup.steps.token')} state="current">
      <NextStep place={place} />
      <PasteForm />
      <Checklist place={place} />
    </Step>
  );
}
