import { i18n } from '#i18n';
import { useStored } from '@/components/use-stored';
import { words } from '@/components/words';
import { preflightItem } from '@/utils/preflight/storage';
import type { PushIn } from '@/utils/push/types';
import { PushResult, verdictOf } from './push-result';
import { Step } from './step';
import type { StepState } from './step-sign';

/** A step in one line. */
function Line({ title, state, said }: { title: string; state: StepState; said: string }) {
  return <Step title={title} state={state} beside={<small>{said}</small>} />;
}

/** Each step that is not the user's turn yet. */
export function StepsToCome({ from }: { from: 'access' | 'done' }) {
  return (
    <>
      {from === 'access' && (
        <>
          <Line title={i18n.t('popup.steps.access')} state="todo" said={i18n.t('popup.steps.accessHint')} />
          <Line
            title={i18n.t('popup.connect.title')}
            state="todo"
            said={i18n.t('popup.steps.infisicalHint')}
          />
        </>
      )}
      <Line title={i18n.t('popup.steps.done')} state="todo" said={i18n.t('popup.steps.doneHint')} />
    </>
  );
}

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
