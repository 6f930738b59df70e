import { FailureAlert } from '@/components/failure-alert';
import { useAction } from '@/components/use-action';
import { failureWords } from '@/components/words';
import type { Failure } from '@/utils/failure';
import type { SetupIn } from '@/utils/syncs/types';
import { LookAgain, useLookedUp } from '../look-again';

const UNCERTAIN: Failure = { code: 'syncUncertain', params: [] };

/** The answer to a create was lost: looked up again and again while somebody waits for it. */
export function UncertainCreate({ setup }: { setup: SetupIn<'uncertain'> }) {
  const lookUp = useAction('sync.look-up');
  const close = useAction('sync.close');
  const { obstacle } = setup;
  useLookedUp(obstacle === undefined, lookUp.run);
  return (
    <>
      <FailureAlert failure={UNCERTAIN}>{obstacle && <p>{failureWords(obstacle).what}</p>}</FailureAlert>
      {close.failure && <FailureAlert failure={close.failure} />}
      <LookAgain lookUp={lookUp} giveUp={close} />
    </>
  );
}
