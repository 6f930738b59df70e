import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { UnderWay } from '@/components/under-way';
import { useAction } from '@/components/use-action';
import { useResumed } from '@/components/use-resumed';
import { failureWords } from '@/components/words';
import type { Failure } from '@/utils/failure';
import type { Push, PushIn, Step } from '@/utils/push/types';
import { LookAgain, useLookedUp } from './look-again';

const STEPS = {
  'signing-in': 'popup.step.signingIn',
  checking: 'popup.step.checking',
  waiting: 'popup.step.waiting',
  sending: 'popup.step.sending',
  verifying: 'popup.step.verifying',
  'looking-up': 'popup.step.lookingUp',
} as const;
const UNCERTAIN: Failure = { code: 'pushUncertain', params: [] };

/** A push that is under way or did not succeed. */
export function PushState({ push }: { push: Push }) {
  switch (push.state) {
    case 'running':
      return <Running push={push} />;
    case 'failed':
      return <FailureAlert failure={push.failure} />;
    case 'uncertain':
      return <Uncertain push={push} />;
    // Shown by what they belong to: the sign-in, the connection, the end of the journey.
    case 'waiting-for-sign-in':
    case 'needs-confirmation':
    case 'succeeded':
      return null;
  }
}

function Running({ push: { step } }: { push: PushIn<'running'> }) {
  const { run } = useAction('push.look-up');
  useResumed(true, () => void run({}));
  return (
    <UnderWay text={stepText(step)}>{step.name === 'waiting' && <Countdown until={step.until} />}</UnderWay>
  );
}

function stepText(step: Step): string {
  if (step.name !== 'checking' || !step.projects) return i18n.t(STEPS[step.name]);
  const { done, total } = step.projects;
  return i18n.t('popup.step.listing', [String(done), String(total)]);
}

/** Not for screen readers: they would read out each second. */
function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span aria-hidden="true">
      {i18n.t('popup.step.seconds', [String(Math.max(0, Math.ceil((until - now) / 1_000)))])}
    </span>
  );
}

function Uncertain({ push }: { push: PushIn<'uncertain'> }) {
  const lookUp = useAction('push.look-up');
  const clear = useAction('push.clear');
  const { obstacle, lookUntil } = push;
  return (
    <>
      {lookUntil !== undefined && !obstacle ? (
        <StillOpen until={lookUntil} />
      ) : (
        <FailureAlert failure={UNCERTAIN}>{obstacle && <Obstacle failure={obstacle} />}</FailureAlert>
      )}
      {clear.failure && <FailureAlert failure={clear.failure} />}
      <LookAgain lookUp={lookUp} giveUp={clear} />
    </>
  );
}

/** Nothing is there so far, but may still come: looked up again while somebody waits for it, and told until when. */
function StillOpen({ until }: { until: number }) {
  const { run } = useAction('push.look-up');
  useLookedUp(true, run);
  const time = new Intl.DateTimeFormat(browser.i18n.getUILanguage(), { timeStyle: 'medium' }).format(until);
  return (
    <div className="notice warn with-sign">
      <span className="spinner" aria-hidden="true" />
      <span role="status">{i18n.t('popup.push.stillOpen', [time])}</span>
    </div>
  );
}

/** What keeps it from being looked up, and what to do about that. */
function Obstacle({ failure }: { failure: Failure }) {
  const { what, next } = failureWords(failure);
  return (
    <p>
      {what} {next}
    </p>
  );
}
