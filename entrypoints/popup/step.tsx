import { type ReactNode, useId } from 'react';
import { StepSign, type StepState } from './step-sign';

interface StepProps {
  title: string;
  state: StepState;
  /** Stands behind the title, on its line. */
  beside?: ReactNode;
  /** At the end of that line. */
  action?: ReactNode;
  children?: ReactNode;
}

/** One step of the journey: a sign that says how it stands, its title, and what there is to know and to do. */
export function Step({ title, state, beside, action, children }: StepProps) {
  const id = useId();
  return (
    <li className={`step ${state}`} aria-current={state === 'current' ? 'step' : undefined}>
      <StepSign state={state} />
      <section className="stack tight" aria-labelledby={id}>
        <div className="row apart">
          <div className="row">
            <h2 id={id}>{title}</h2>
            {beside}
          </div>
          {action}
        </div>
        {children}
      </section>
    </li>
  );
}

/** The steps of the journey in their order. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol className="plain-list steps">{children}</ol>;
}
