import { lazy, Suspense } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { useBackend } from '@/components/backend';
import { Mark } from '@/components/mark';
import { valueAhead } from '@/components/read-ahead';
import { useStored } from '@/components/use-stored';
import { capturesItem } from '@/utils/capture/storage';
import type { Capture } from '@/utils/capture/types';
import { pushItem } from '@/utils/push/storage';
import type { Push } from '@/utils/push/types';
import { type SetupPresence, setupPresenceItem } from '@/utils/syncs/presence';
import { openWelcome } from '@/utils/welcome';
import { LostCaptures } from './lost-captures';
import { Start } from './start';
import { isUnderway, type Underway } from './underway';
import { useJourney } from './use-journey';
import { Kept } from './view/kept';
import { viewItem } from './view/view';

/** Loaded when a sync is set up: most never do. */
const SyncSetup = lazy(async () => ({ default: (await import('./sync/sync-setup')).SyncSetup }));

/** The journey: capture → access → push → done. Every state comes from the background's stored items. */
export function Popup() {
  const captures = useStored(capturesItem);
  const push = useStored(pushItem);
  const setup = useStored(setupPresenceItem);
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
      {captures && push !== undefined && setup !== undefined && (
        <Contents captures={captures} push={push} setup={setup} />
      )}
    </main>
  );
}

/** As it was left, as far as that is still what is shown. */
function Contents({ setup, ...underway }: Underway & { setup: SetupPresence }) {
  const { captures, push } = underway;
  const left = valueAhead(useBackend().stored(viewItem)) ?? null;
  const Journey = useJourney(isUnderway(underway));
  return (
    <Kept at={journeyPoint(captures[0], push, setup)} left={left}>
      {setup ? (
        <Suspense>
          <SyncSetup captures={captures} />
        </Suspense>
      ) : Journey ? (
        <Journey {...underway} />
      ) : (
        <>
          <LostCaptures push={push} />
          <Start />
        </>
      )}
    </Kept>
  );
}

/** Where the journey stands: with another token, or one step further, what was read before is no longer what counts. */
function journeyPoint(capture: Capture | undefined, push: Push | null, setup: SetupPresence): string {
  return [capture?.id, push?.request.captureId, push?.state, setup?.id].join(' ');
}
