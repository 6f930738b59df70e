import { readAhead } from '@/components/read-ahead';
import type { Capture } from '@/utils/capture/types';
import { destinationItem, draftItem } from '@/utils/destination/storage';
import { grantItem, grantTermsItem } from '@/utils/grant/storage';
import { historyItem } from '@/utils/history/storage';
import { profilesItem } from '@/utils/infisical/storage';
import { preflightItem } from '@/utils/preflight/storage';
import { isWorthTelling } from '@/utils/push/state';
import type { PushIn } from '@/utils/push/types';
import { AccessStep } from './access-step';
import { DoneStep, StepsTaken } from './done-step';
import { EarlierPush } from './earlier-push';
import { InfisicalStep } from './infisical-step';
import { LostCaptures } from './lost-captures';
import { SetAside } from './set-aside';
import { Start } from './start';
import { Steps } from './step';
import { StepsToCome } from './steps-to-come';
import { TokenStep } from './token-step';
import type { Underway } from './underway';
import { WaitingCaptures } from './waiting-captures';

/** Reads what the steps show first. */
export const readJourney = (): Promise<void> =>
  readAhead([
    profilesItem,
    preflightItem,
    destinationItem,
    draftItem,
    grantItem,
    grantTermsItem,
    historyItem,
  ]);

/** The steps of a token, and what became of the last one: capture → access → push → done. */
export function Journey({ captures, push }: Underway) {
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
        <Start />
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
