import { useEffect } from 'react';
import { i18n } from '#i18n';
import type { Action } from '@/components/use-action';

const LOOK_AGAIN_MS = 5_000;

type LookUp = Action<'push.look-up' | 'sync.look-up'>;

/** Looks up again and again what is not certain, while somebody waits for it. */
export function useLookedUp(isOpen: boolean, run: LookUp['run']): void {
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => void run({}), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOpen, run]);
}

interface LookAgainProps {
  lookUp: LookUp;
  giveUp: Action<'push.clear' | 'sync.close'>;
}

/** What can be done about something that could not be found out. */
export function LookAgain({ lookUp, giveUp }: LookAgainProps) {
  return (
    <div className="row">
      <button type="button" className="primary" disabled={lookUp.busy} onClick={() => lookUp.run({})}>
        {i18n.t('popup.push.lookUp')}
      </button>
      <button type="button" disabled={giveUp.busy} onClick={() => giveUp.run({})}>
        {i18n.t('popup.push.giveUp')}
      </button>
    </div>
  );
}
