import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { useStored } from '@/components/use-stored';
import { wordsWith } from '@/components/words';
import type { Capture } from '@/utils/capture/types';
import { setupItem } from '@/utils/syncs/storage';
import type { SyncSetup as Setup } from '@/utils/syncs/types';
import { AccessStep } from '../access-step';
import { SetAside } from '../set-aside';
import { Step, Steps } from '../step';
import type { StepState } from '../step-sign';
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
      <div className="row apart">
        <h2>{wordsWith('popup.sync.title', connection.name, new URL(profile.siteUrl).host)}</h2>
        <button type="button" className="quiet" disabled={close.busy} onClick={() => close.run({})}>
          {i18n.t('popup.sync.close')}
        </button>
      </div>
      {close.failure && <FailureAlert failure={close.failure} />}
      <SetAside />
      <Steps>
        {capture ? (
          <>
            <TokenStep capture={capture} />
            <AccessStep key={capture.id} capture={capture} />
          </>
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
