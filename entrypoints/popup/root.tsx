import { lazy, Suspense } from 'react';
import { i18n } from '#i18n';
import { useStored } from '@/components/use-stored';
import { capturesItem, lostItem, setAsideItem } from '@/utils/capture/storage';
import { pushItem } from '@/utils/push/storage';
import { isAnythingReal } from '@/utils/sample/real';
import { sampleItem } from '@/utils/sample/storage';
import { setupPresenceItem } from '@/utils/syncs/presence';
import { Popup } from './popup';
import { loadJourney } from './use-journey';

/** Loaded when it is asked for: hardly anybody does, and never twice. */
const Sample = lazy(async () => {
  const [{ Sample }] = await Promise.all([import('./sample/sample'), loadJourney()]);
  return { default: Sample };
});

/** The journey of a real token, or of a made-up one where there is nothing real to show: never both. */
export function Root() {
  const isSample = useStored(sampleItem);
  const captures = useStored(capturesItem);
  const setAside = useStored(setAsideItem);
  const lost = useStored(lostItem);
  const push = useStored(pushItem);
  const setup = useStored(setupPresenceItem);
  const isFree =
    captures &&
    setAside &&
    lost &&
    push !== undefined &&
    setup === null &&
    !isAnythingReal({ captures, setAside, lost, push });
  if (isSample && isFree) {
    return (
      <Suspense>
        <Sample />
      </Suspense>
    );
  }
  return (
    <>
      <Popup />
      {isFree && (
        <footer className="try-sample">
          <button type="button" className="quiet" onClick={() => void sampleItem.set(true)}>
            {i18n.t('sample.try')}
          </button>
        </footer>
      )}
    </>
  );
}
