import { i18n } from '#i18n';
import { Checklist } from './checklist';
import { Connections } from './connections';
import { NextStep } from './next-step';
import { PasteForm } from './paste-form';
import { SetAside } from './set-aside';
import { Step, Steps } from './step';
import { StepsToCome } from './steps-to-come';
import { useConsolePlace } from './use-console-place';

/** The journey before there is a token: what to do next, or a token that is there already; then what came of those before. */
export function Start() {
  const place = useConsolePlace();
  return (
    <>
      <SetAside />
      <Steps>
        <Step title={i18n.t('popup.steps.token')} state="current">
          <NextStep place={place} />
          <PasteForm />
          <Checklist place={place} />
        </Step>
        <StepsToCome from="access" />
      </Steps>
      <Connections />
    </>
  );
}
