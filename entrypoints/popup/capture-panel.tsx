import { i18n } from '#i18n';
import { useAction } from '@/components/use-action';
import { useNow } from '@/components/use-now';
import { wordsWith } from '@/components/words';
import type { Capture } from '@/utils/capture/types';

/** Which token waits, where it came from and how long it is kept. */
export function CapturePanel({ capture }: { capture: Capture }) {
  const discard = useAction('capture.discard');
  const minutes = Math.max(1, Math.ceil((capture.expiresAt - useNow()) / 60_000));
  return (
    <section className="card stack tight" aria-labelledby="captured-token">
      <div className="row apart">
        <div className="row">
          <h2 id="captured-token">{i18n.t('popup.capture.title')}</h2>
          <code>{capture.masked}</code>
        </div>
        <button type="button" className="quiet" disabled={discard.busy} onClick={() => discard.run({})}>
          {i18n.t('popup.capture.discard')}
        </button>
      </div>
      <small>
        {capture.tokenId !== undefined && `${wordsWith('popup.capture.tokenId', capture.tokenId)} `}
        {origin(capture)} {i18n.t('popup.capture.kept', [String(minutes)])}
      </small>
      {capture.excerptLength !== undefined && (
        <small>
          {i18n.t('popup.capture.excerpt', [String(capture.excerptLength), capture.masked.slice(-4)])}
        </small>
      )}
    </section>
  );
}

function origin({ source, pageOrg }: Capture): string {
  if (source === 'paste') return i18n.t('popup.capture.pasted');
  return pageOrg === undefined
    ? i18n.t('popup.capture.fromConsole')
    : wordsWith('popup.capture.fromOrganization', pageOrg);
}
