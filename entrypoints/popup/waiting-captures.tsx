import { useId } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { useNow } from '@/components/use-now';
import { type Capture, MOST_WAITING } from '@/utils/capture/types';
import { minutesLeft, originWords } from './capture-words';

/** The captures that wait for their turn, in its order. Few are in sight at a time: what is in work matters more. */
export function WaitingCaptures({ captures }: { captures: readonly Capture[] }) {
  const title = i18n.t('popup.waiting.title');
  if (captures.length === 0) return null;
  return (
    <section className="stack tight" aria-label={title}>
      <h2>
        {title} <span className="quiet-text">{captures.length}</span>
      </h2>
      {captures.length >= MOST_WAITING - 1 && (
        <p className="quiet-text">{i18n.t('popup.waiting.most', [String(MOST_WAITING)])}</p>
      )}
      <ul className="plain-list waiting" aria-label={title}>
        {captures.map((capture) => (
          <Waiting key={capture.id} capture={capture} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ capture }: { capture: Capture }) {
  const id = useId();
  const now = useNow();
  const use = useAction('capture.use');
  const discard = useAction('capture.discard');
  const failure = use.failure ?? discard.failure;
  const payload = { captureId: capture.id };
  const age = Math.max(0, Math.floor((now - capture.capturedAt) / 60_000));
  return (
    <li>
      <small id={id}>
        <code>{capture.masked}</code> {originWords(capture)}{' '}
        {i18n.t('popup.waiting.times', [String(age), String(minutesLeft(capture, now))])}
      </small>
      <button
        type="button"
        className="quiet"
        disabled={use.busy}
        aria-describedby={id}
        onClick={() => use.run(payload)}
      >
        {i18n.t('popup.waiting.use')}
      </button>
      <button
        type="button"
        className="quiet"
        disabled={discard.busy}
        aria-describedby={id}
        onClick={() => discard.run(payload)}
      >
        {i18n.t('popup.capture.discard')}
      </button>
      {failure && <FailureAlert failure={failure} />}
    </li>
  );
}
