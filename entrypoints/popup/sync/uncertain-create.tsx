import { useEffect } from 'react';
import { i18n } from '#i18n';
import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { failureWords } from '@/components/words';
import type { Failure } from '@/utils/failure';
import type { SetupIn } from '@/utils/syncs/types';

const LOOK_AGAIN_MS = 5_000;
const UNCERTAIN: Failure = { code: 'syncUncertain', params: [] };

/** The answer to a create was lost: looked up again and again while somebody waits for it. */
export function UncertainCreate({ setup }: { setup: SetupIn<'uncertain'> }) {
  const { run, busy } = useAction('sync.look-up');
  const close = useAction('sync.close');
  const { obstacle } = setup;
  const isOpen = obstacle === undefined;
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => void run({}), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOpen, run]);
  return (
    <>
      <FailureAlert failure={UNCERTAIN}>{obstacle && <p>{failureWords(obstacle).what}</p>}</FailureAlert>
      {close.failure && <FailureAlert failure={close.failure} />}
      <div className="row">
        <button type="button" className="primary" disabled={busy} onClick={() => run({})}>
          {i18n.t('popup.push.lookUp')}
        </button>
        <button type="button" disabled={close.busy} onClick={() => close.run({})}>
          {i18n.t('popup.push.giveUp')}
        </button>
      </div>
    </>
  );
}
