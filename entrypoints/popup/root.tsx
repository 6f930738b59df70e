import { lazy, Suspense } from 'react';
import { i18n } from '#i18n';
import { useStored } from '@/components/use-stored';
import { capturesItem, lostItem, setAsideItem } from '@/utils/capture/storage';
import { pushItem } from '@/utils/push/storage';
import { isAnythingReal, type RealFacts } from '@/utils/sample/real';
import { sampleItem } from '@/utils/sample/storage';
import { type SetupPresence, setupPresenceItem } from '@/utils/syncs/presence';
import { Popup } from './popup';
import type { Journey } from './use-journey';
import type { View } from './view/view';

/** Loaded when it is asked for: hardly anybody does, and never twice. */
const Sample = lazy(async () => ({ default: (await import('./sample/sample')).Sample }));

interface RootProps extends RealFacts {
  isSample: boolean;
  setup: SetupPresence;
  view: View | null;
  journey?: Journey | undefined;
}

/** The journey of a real token, or of a made-up one where there is nothing real to show: never both. */
export function Root(known: RootProps) {
  const isSample = useStored(sampleItem, known.isSample);
  const captures = useStored(capturesItem, known.captures);
  const setAside = useStored(setAsideItem, known.setAside);
  const lost = useStored(lostItem, known.lost);
  const push = useStored(pushItem, known.push);
  const setup = useStored(setupPresenceItem, known.setup);
  const isFree = !isAnythingReal({ captures, setAside, lost, push }) && !setup;
  if (isSample && isFree) {
    return (
      <Suspense>
        <Sample />
      </Suspense>
    );
  }
  return (
    <>
      <Popup captures={captures} push={push} setup={setup} view={known.view} journey={known.journey} />
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
