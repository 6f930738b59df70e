import { useEffect } from 'react';
import { i18n } from '#i18n';
import { useAction } from '@/components/use-action';
import { useStored } from '@/components/use-stored';
import { destinationItem } from '@/utils/destination/storage';
import { isOver } from '@/utils/push/state';
import type { Push } from '@/utils/push/types';
import { DestinationState } from './destination-state';
import { ResultLine } from './push-result';
import { PushState } from './push-state';

/** A push that runs has signed in itself, and is alone for the moment between its success and its result. */
function isLookedUp(push: Push): boolean {
  return push.state === 'uncertain' || (push.state === 'running' && push.step.name === 'looking-up');
}

interface EarlierPushProps {
  push: Push;
  /** Whether nothing else on the page signs in: finding out may need it. */
  alone: boolean;
}

/** What became of a push of another token, e.g. of one sent before the browser was closed. */
export function EarlierPush({ push, alone }: EarlierPushProps) {
  const clear = useAction('push.clear');
  const { siteUrl, profileId } = push.request;
  return (
    <section className="card stack tight" aria-labelledby="earlier-push">
      <h2 id="earlier-push">{i18n.t('popup.push.earlier', [new URL(siteUrl).host])}</h2>
      <PushState push={push} />
      {push.state === 'succeeded' && <ResultLine push={push} />}
      {isOver(push) && (
        <div>
          <button type="button" disabled={clear.busy} onClick={() => clear.run({})}>
            {i18n.t('popup.push.close')}
          </button>
        </div>
      )}
      {alone && isLookedUp(push) && <SignIn profileId={profileId} />}
    </section>
  );
}

/**
 * Loads the Infisical of the push: once it is ready, the background looks again by itself. Stays while it looks, or
 * each look without a result would lead to the next.
 */
function SignIn({ profileId }: { profileId: string }) {
  const destination = useStored(destinationItem);
  const { run } = useAction('destination.load');
  useEffect(() => void run({ profileId }), [run, profileId]);
  return destination?.profile.id === profileId ? <DestinationState destination={destination} /> : null;
}
