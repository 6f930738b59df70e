import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { useStored } from '@/components/use-stored';
import type { Capture } from '@/utils/capture/types';
import type { Push } from '@/utils/push/types';
import { captureItem, pushItem } from '@/utils/storage';
import { CapturePanel } from './capture-panel';
import { ConnectPanel } from './connect-panel';
import { EarlierPush, isWorthTelling } from './earlier-push';
import { PasteForm } from './paste-form';
import { PreflightPanel } from './preflight-panel';
import { PushResult } from './push-result';
import { SetAside } from './set-aside';

/** What was stored when the popup opened. */
interface Known {
  capture: Capture | null;
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
  const capture = useStored(captureItem, known.capture);
  const push = useStored(pushItem, known.push);
  const isEarlier = push?.request.captureId !== capture?.id;
  // A newer capture comes first: before it, "created" would be taken for its own result.
  if (push?.state === 'succeeded' && push.proof && !(capture && isEarlier)) {
    return <PushResult push={push} proof={push.proof} />;
  }
  const earlier = push && isEarlier && isWorthTelling(push) && (
    <EarlierPush push={push} alone={capture === null} />
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
      <SetAside />
      <PreflightPanel key={capture.id} capture={capture} />
      <ConnectPanel key={`connect-${capture.id}`} capture={capture} push={push} />
    </>
  );
}
