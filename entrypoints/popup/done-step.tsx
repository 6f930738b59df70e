import { i18n } from '#i18n';
import { useStored } from '@/components/use-stored';
import { words } from '@/components/words';
import { preflightItem } from '@/utils/preflight/storage';
import type { PushIn } from '@/utils/push/types';
import { PushResult, verdictOf } from './push-result';
import { Step } from './step';

/** Each step that is not the user's turn yet, in one line. */
export function StepsToCome({ from }: { from: 'access' | 'done' }) {
  const done = (
    <Step
      title={i18n.t('popup.steps.done')}
      state="todo"
      beside={<small>{i18n.t('popup.steps.doneHint')}</small>}
    />
  );
  if (from === 'done') return done;
  return (
    <>
      <Step
        title={i18n.t('popup.steps.access')}
        state="todo"
        beside={<small>{i18n.t('popup.steps.accessHint')}</small>}
      />
      <Step
        title={i18n.t('popup.connect.title')}
        state="todo"
        beside={<small>{i18n.t('popup.steps.infisicalHint')}</small>}
      />
      {done}
    </>
  );
}

/** The steps that led to a result, in one line each. */
export function StepsTaken({ push: { request } }: { push: PushIn<'succeeded'> }) {
  const preflight = useStored(preflightItem);
  const checked = preflight?.captureId === request.captureId ? preflight : undefined;
  return (
    <>
      <Step
        title={i18n.t('popup.steps.token')}
        state="pass"
        beside={<small>{i18n.t('popup.steps.tokenSent')}</small>}
      />
      {checked && (
        <Step
          title={i18n.t('popup.steps.access')}
          state={checked.verdict}
          beside={<small>{words(checked.summary)}</small>}
        />
      )}
      <Step
        title={i18n.t('popup.connect.title')}
        state="pass"
        beside={<small>{new URL(request.siteUrl).host}</small>}
      />
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
