import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { useStored } from '@/components/use-stored';
import { capturesItem } from '@/utils/capture/storage';
import type { Capture } from '@/utils/capture/types';
import { pushItem } from '@/utils/push/storage';
import type { Push, PushIn } from '@/utils/push/types';
import { CapturePanel } from './capture-panel';
import { ConnectPanel } from './connect-panel';
import { EarlierPush, isWorthTelling } from './earlier-push';
import { LostCaptures } from './lost-captures';
import { PasteForm } from './paste-form';
import { PreflightPanel } from './preflight-panel';
import { PushResult } from './push-result';
import { SetAside } from './set-aside';
import { WaitingCaptures } from './waiting-captures';

/** What was stored when the popup opened. */
interface Known {
  captures: Capture[];
  push: Push | null;
}

/** The journey: capture → access → push → done. Every state comes from the background's stored items. */
export function Popup(known: Known) {
  return (
    <main className="stack">
      <header className="row apart">
        <h1>{i18n.t('manifest.name')}</h1>
        <button type="button" className="quiet" onClick={() => void browser.runtime.openOptionsPage()}>
          {i18n.t('popup.options')}
        </button>
      </header>
      <Journey {...known} />
    </main>
  );
}

function Journey(known: Known) {
  const captures = useStored(capturesItem, known.captures);
  const push = useStored(pushItem, known.push);
  const [capture, ...others] = captures;
  if (push?.state === 'succeeded' && !(capture && isPast(push, capture))) {
    return (
      <>
        <LostCaptures push={push} />
        <PushResult push={push} />
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
        <SetAside />
        <PasteForm />
      </>
    );
  }
  return (
    <>
      {earlier}
      <CapturePanel capture={capture} />
      <WaitingCaptures captures={others} />
      <SetAside />
      <PreflightPanel key={capture.id} capture={capture} />
      <ConnectPanel key={`connect-${capture.id}`} capture={capture} push={push} />
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
