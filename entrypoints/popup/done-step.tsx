import { i18n } from '#i18n';
import { useStored } from '@/components/use-stored';
import { words } from '@/components/words';
import { preflightItem } from '@/utils/preflight/storage';
import type { PushIn } from '@/utils/push/types';
import { PushResult, verdictOf } from './push-result';
import { Step } from './step';
import { Line } from './steps-to-come';

/** The steps that led to a result. */
export function StepsTaken({ push: { request } }: { push: PushIn<'succeeded'> }) {
  const preflight = useStored(preflightItem);
  const checked = preflight?.captureId === request.captureId ? preflight : undefined;
  return (
    <>
      <Line title={i18n.t('popup.steps.token')} state="pass" said={i18n.t('popup.steps.tokenSent')} />
      {checked && (
        <Line title={i18n.t('popup.steps.access')} state={checked.verdict} said={words(checked.summary)} />
      )}
      <Line title={i18n.t('popup.connect.title')} state="pass" said={new URL(request.siteUrl).host} />
    </>
  );
}

/** The end of the journey. */
export function DoneStep({ push }: { push: PushIn<'succeeded'> }) {
  return (
    <Step title={i18n.t('popup.steps.done')} state={verdictOf(push.proof)}>
      <PushResult push={push} />
    </Step>
  );
}
