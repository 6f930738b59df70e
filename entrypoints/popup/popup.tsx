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
import { openWelcome } from '@/utils/welcome';
import { LostCaptures } from './lost-captures';
import { Start } from './start';
import { isUnderway, type Underway } from './underway';
import { useJourney } from './use-journey';
import { Kept } from './view/kept';
import { viewItem } from './view/view';

/** The journey: capture → access → push → done. Every state comes from the background's stored items. */
export function Popup() {
  const captures = useStored(capturesItem);
  const push = useStored(pushItem);
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
      {captures && push !== undefined && <Contents captures={captures} push={push} />}
    </main>
  );
}

/** As it was left, as far as that is still what is shown. */
function Contents(underway: Underway) {
  const { captures, push } = underway;
  const left = valueAhead(useBackend().stored(viewItem)) ?? null;
  const Journey = useJourney(isUnderway(underway));
  return (
    <Kept at={journeyPoint(captures[0], push)} left={left}>
      {Journey ? (
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
function journeyPoint(capture: Capture | undefined, push: Push | null): string {
  return [capture?.id, push?.request.captureId, push?.state].join(' ');
}
