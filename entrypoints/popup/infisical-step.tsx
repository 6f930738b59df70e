import { useEffect } from 'react';
import { i18n } from '#i18n';
import { Select } from '@/components/choice';
import { FailureAlert } from '@/components/failure-alert';
import { IconButton } from '@/components/icon-button';
import { profileName } from '@/components/profile-name';
import { Skeleton } from '@/components/skeleton';
import { useAction } from '@/components/use-action';
import { usePolicy } from '@/components/use-policy';
import { useResumed } from '@/components/use-resumed';
import { useStored } from '@/components/use-stored';
import type { Capture } from '@/utils/capture/types';
import { destinationItem } from '@/utils/destination/storage';
import type { Destination } from '@/utils/destination/types';
import { selectableProfiles } from '@/utils/infisical/selectable';
import { profilesItem } from '@/utils/infisical/storage';
import { UNRESTRICTED } from '@/utils/policy/types';
import { preflightItem } from '@/utils/preflight/storage';
import { isPending } from '@/utils/push/state';
import type { Push } from '@/utils/push/types';
import { ConnectForm } from './connect-form';
import { DestinationState } from './destination-state';
import { PushState } from './push-state';
import { Step } from './step';
import type { StepState } from './step-sign';

/** Where the connection goes, and the one click that makes it. */
export function InfisicalStep({ capture, push }: { capture: Capture; push: Push | null }) {
  const destination = useStored(destinationItem);
  const profiles = useStored(profilesItem);
  const preflight = useStored(preflightItem);
  const policy = usePolicy() ?? UNRESTRICTED;
  const load = useAction('destination.load');
  const { run } = load;
  useEffect(() => void run({}), [run]);
  useResumed(destination?.state === 'loading', () => void run({}));
  if (profiles === undefined || preflight === undefined) return null;

  const choices = selectableProfiles(profiles, policy);
  const mine = push?.request.captureId === capture.id ? push : undefined;
  const running = mine?.state === 'running';
  const shown = mine && concerns(mine, destination?.profile.id) ? mine : undefined;
  const checked = preflight?.captureId === capture.id ? preflight : undefined;
  return (
    <Step
      title={i18n.t('popup.connect.title')}
      state={stateOf(destination, shown)}
      beside={
        choices.length > 1 && (
          <Select
            isBare
            label={i18n.t('popup.connect.profile')}
            value={destination?.profile.id ?? ''}
            disabled={running}
            options={choices.map((profile) => ({ value: profile.id, text: profileName(profile) }))}
            onValue={(profileId) => void run({ profileId })}
          />
        )
      }
      // A session is not looked up each time (utils/infisical/sign-in/user-token.ts): the user knows what has changed there.
      action={
        destination?.state === 'ready' &&
        destination.profile.signIn.method === 'browser-session' && (
          <IconButton
            label={i18n.t('popup.destination.lookAgain')}
            sign="↻"
            disabled={load.busy}
            onClick={() => run({ profileId: destination.profile.id, lookAgain: true })}
          />
        )
      }
    >
      {load.failure && <FailureAlert failure={load.failure} />}
      {destination ? (
        <DestinationState destination={destination} isFromContainer={capture.isFromContainer === true} />
      ) : (
        !load.failure && <Skeleton lines={6} />
      )}
      {destination?.state === 'ready' ? (
        <ConnectForm
          key={destination.profile.id}
          capture={capture}
          destination={destination}
          preflight={checked}
          push={shown}
          policy={policy}
        />
      ) : (
        shown && <PushState push={shown} />
      )}
    </Step>
  );
}

/** Whether a push is about the Infisical that is shown. One without an end concerns every other, because it blocks it. */
function concerns(push: Push, profileId: string | undefined): boolean {
  return isPending(push) || push.request.profileId === profileId;
}

function stateOf(destination: Destination | null | undefined, push: Push | undefined): StepState {
  const pushing = push && PUSHING[push.state];
  if (pushing) return pushing;
  if (!destination || destination.state === 'loading') return 'working';
  return destination.state === 'failed' ? 'fail' : 'current';
}

/** What a push makes of the step; the others leave it as the destination has it. */
const PUSHING: Partial<Record<Push['state'], StepState>> = {
  running: 'working',
  failed: 'fail',
  uncertain: 'unknown',
  'needs-confirmation': 'warn',
};
