import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { useStored } from '@/components/use-stored';
import { words, wordsWith } from '@/components/words';
import type { Capture } from '@/utils/capture/types';
import { preflightItem } from '@/utils/preflight/storage';
import { setupItem } from '@/utils/syncs/storage';
import type { SyncSetup as Setup } from '@/utils/syncs/types';
import { AccessStep } from '../access-step';
import { SetAside } from '../set-aside';
import { Step, Steps } from '../step';
import type { StepState } from '../step-sign';
import { Line } from '../steps-to-come';
import { TokenStep } from '../token-step';
import { WaitingCaptures } from '../waiting-captures';
import { MissingToken } from './missing-token';
import { SyncState } from './sync-state';

/** A connection's first sync: a token to look with, what is to be synced, what that would do, and its run. */
export function SyncSetup({ captures }: { captures: readonly Capture[] }) {
  const setup = useStored(setupItem);
  const close = useAction('sync.close');
  if (!setup) return null;
  const [capture, ...others] = captures;
  const { connection, profile } = setup.target;
  return (
    <>
      <div className="row apart in-line">
        <h2>{wordsWith('popup.sync.title', connection.name, new URL(profile.siteUrl).host)}</h2>
        <button type="button" className="quiet" disabled={close.busy} onClick={() => close.run({})}>
          {i18n.t('popup.sync.close')}
        </button>
      </div>
      {close.failure && <FailureAlert failure={close.failure} />}
      <SetAside />
      <Steps>
        {capture ? (
          <TokenSteps capture={capture} isInUse={setup.state !== 'choosing'} />
        ) : (
          needsToken(setup) && <MissingToken target={setup.target} />
        )}
        {(capture || !needsToken(setup)) && (
          <Step title={i18n.t('popup.sync.step')} state={stateOf(setup)}>
            <SyncState key={setup.id} setup={setup} capture={capture} />
          </Step>
        )}
      </Steps>
      <WaitingCaptures captures={others} />
    </>
  );
}

/** Which token looks and what it may do: in a line each once it is used, because what it has found matters more. */
function TokenSteps({ capture, isInUse }: { capture: Capture; isInUse: boolean }) {
  const preflight = useStored(preflightItem);
  const checked = preflight?.captureId === capture.id && preflight.state === 'done' ? preflight : undefined;
  if (!isInUse || !checked) {
    return (
      <>
        <TokenStep capture={capture} />
        <AccessStep key={capture.id} capture={capture} />
      </>
    );
  }
  return (
    <>
      <Line title={i18n.t('popup.capture.title')} state="pass" said={capture.masked} />
      <Line title={i18n.t('popup.steps.access')} state={checked.verdict} said={words(checked.summary)} />
    </>
  );
}

/** What is under way or over needs none any more. */
function needsToken({ state }: Setup): boolean {
  return state === 'choosing' || state === 'looked' || state === 'created';
}

function stateOf(setup: Setup): StepState {
  switch (setup.state) {
    case 'looking':
    case 'creating':
    case 'running':
      return 'working';
    case 'uncertain':
      return 'unknown';
    case 'ended':
      return setup.message === null ? 'pass' : 'fail';
    case 'choosing':
    case 'looked':
    case 'created':
      return setup.failure ? 'fail' : 'current';
  }
}
