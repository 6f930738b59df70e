import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Mark } from '@/components/mark';
import { useStored } from '@/components/use-stored';
import { capturesItem } from '@/utils/capture/storage';
import type { Capture } from '@/utils/capture/types';
import { isWorthTelling } from '@/utils/push/state';
import { pushItem } from '@/utils/push/storage';
import type { Push, PushIn } from '@/utils/push/types';
import { openWelcome } from '@/utils/welcome';
import { AccessStep } from './access-step';
import { DoneStep, StepsTaken, StepsToCome } from './done-step';
import { EarlierPush } from './earlier-push';
import { InfisicalStep } from './infisical-step';
import { LostCaptures } from './lost-captures';
import { SetAside } from './set-aside';
import { Steps } from './step';
import { NoTokenStep, TokenStep } from './token-step';
import { Kept } from './view/kept';
import type { View } from './view/view';
import { WaitingCaptures } from './waiting-captures';

/** What was stored when the popup opened. */
interface Known {
  captures: Capture[];
  push: Push | null;
  view: View | null;
}

/** The journey: capture → access → push → done. Every state comes from the background's stored items. */
export function Popup({ view, ...known }: Known) {
  const captures = useStored(capturesItem, known.captures);
  const push = useStored(pushItem, known.push);
  return (
    <main className="stack">
      <header className="row apart">
        <h1>
          <Mark /> {i18n.t('manifest.name')}
        </h1>
        <div className="row">
          <button type="button" className="quiet" onClick={() => void openWelcome()}>
            {i18n.t('common.firstSteps')}
          </button>
          <button type="button" className="quiet" onClick={() => void browser.runtime.openOptionsPage()}>
            {i18n.t('popup.options')}
          </button>
        </div>
      </header>
      <Kept at={journeyPoint(captures[0], push)} left={view}>
        <Journey captures={captures} push={push} />
      </Kept>
    </main>
  );
}

/** Where the journey stands: with another token, or one step further, what was read before is no longer what counts. */
function journeyPoint(capture: Capture | undefined, push: Push | null): string {
  return [capture?.id, push?.request.captureId, push?.state].join(' ');
}

function Journey({ captures, push }: Pick<Known, 'captures' | 'push'>) {
  const [capture, ...others] = captures;
  if (push?.state === 'succeeded' && !(capture && isPast(push, capture))) {
    return (
      <>
        <LostCaptures push={push} />
        <Steps>
          <StepsTaken push={push} />
          <DoneStep push={push} />
        </Steps>
        <WaitingCaptures captures={captures} />
        <SetAside />
      </>
    );
  }
  const isEarlier = push?.request.captureId !== capture?.id;
  const earlier = (
    <>
      <LostCaptures push={push} />
      {push && isEarlier && isWorthTelling(push) && <EarlierPush push={push} alone={capture === undefined} />}
    </>
  );
  if (!capture) {
    return (
      <>
        {earlier}
        <SetAside />
        <Steps>
          <NoTokenStep />
          <StepsToCome from="access" />
        </Steps>
      </>
    );
  }
  return (
    <>
      {earlier}
      <Steps>
        <TokenStep capture={capture} />
        <AccessStep key={capture.id} capture={capture} />
        <InfisicalStep key={`infisical-${capture.id}`} capture={capture} push={push} />
        <StepsToCome from="done" />
      </Steps>
      <WaitingCaptures captures={others} />
      <SetAside />
    </>
  );
}

/**
 * Whether the result of a push stands back for the capture in work: one that came in later, or that was in work when it was
 * found out. Before that one "created" would be taken for its own result.
 */
function isPast({ isResumed, endedAt }: PushIn<'succeeded'>, capture: Capture): boolean {
  return isResumed || capture.capturedAt > endedAt;
}
