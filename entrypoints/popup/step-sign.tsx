import { i18n } from '#i18n';
import { VerdictSign } from '@/components/verdict';
import type { Verdict } from '@/utils/preflight/types';

/** How a step stands: as what was found says, under way, waiting for the user, or still to come. */
export type StepState = Verdict | 'working' | 'current' | 'todo';

const OWN = {
  working: 'popup.steps.working',
  current: 'popup.steps.current',
  todo: 'popup.steps.todo',
} as const;

/** The state of a step as a shape of its own, so that nothing hangs on colour alone. */
export function StepSign({ state }: { state: StepState }) {
  if (state !== 'working' && state !== 'current' && state !== 'todo') return <VerdictSign verdict={state} />;
  return <span className={`step-sign ${state}`} role="img" aria-label={i18n.t(OWN[state])} />;
}
