import { useEffect } from 'react';
import { i18n } from '#i18n';
import { Select } from '@/components/choice';
import { FailureAlert } from '@/components/failure-alert';
import { profileName } from '@/components/profile-name';
import { useAction } from '@/components/use-action';
import { useStored } from '@/components/use-stored';
import type { Capture } from '@/utils/capture/types';
import { destinationItem } from '@/utils/destination/storage';
import { selectableProfiles } from '@/utils/infisical/profiles';
import { profilesItem } from '@/utils/infisical/storage';
import { preflightItem } from '@/utils/preflight/storage';
import { isPending } from '@/utils/push/state';
import type { Push } from '@/utils/push/types';
import { ConnectForm } from './connect-form';
import { DestinationState } from './destination-state';
import { PushState } from './push-state';
import { useResumed } from './use-resumed';

/** The Infisical side of the journey: where the connection goes, and the one click that makes it. */
export function ConnectPanel({ capture, push }: { capture: Capture; push: Push | null }) {
  const destination = useStored(destinationItem);
  const profiles = useStored(profilesItem);
  const preflight = useStored(preflightItem);
  const load = useAction('destination.load');
  const { run } = load;
  useEffect(() => void run({}), [run]);
  useResumed(destination?.state === 'loading', () => void run({}));
  if (profiles === undefined || preflight === undefined) return null;

  const choices = selectableProfiles(profiles);
  const mine = push?.request.captureId === capture.id ? push : undefined;
  const running = mine?.state === 'running';
  const shown = mine && concerns(mine, destination?.profile.id) ? mine : undefined;
  const checked = preflight?.captureId === capture.id ? preflight : undefined;
  return (
    <>
      <section className="stack" aria-labelledby="connect">
        <h2 id="connect">{i18n.t('popup.connect.title')}</h2>
        {choices.length > 1 && (
          <Select
            label={i18n.t('popup.connect.profile')}
            value={destination?.profile.id ?? ''}
            disabled={running}
            options={choices.map((profile) => ({ value: profile.id, text: profileName(profile) }))}
            onValue={(profileId) => void run({ profileId })}
          />
        )}
        {load.failure && <FailureAlert failure={load.failure} />}
        {destination && (
          <DestinationState destination={destination} isFromContainer={capture.isFromContainer === true} />
        )}
      </section>
      {destination?.state === 'ready' ? (
        <ConnectForm
          key={destination.profile.id}
          capture={capture}
          destination={destination}
          preflight={checked}
          push={shown}
        />
      ) : (
        shown && <PushState push={shown} />
      )}
    </>
  );
}

/** Whether a push is about the Infisical that is shown. One without an end concerns every other, because it blocks it. */
function concerns(push: Push, profileId: string | undefined): boolean {
  return isPending(push) || push.request.profileId === profileId;
}
