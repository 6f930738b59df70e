import { i18n } from '#i18n';
import { Step } from './step';
import type { StepState } from './step-sign';

/** A step in one line. */
export function Line({ title, state, said }: { title: string; state: StepState; said: string }) {
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
