import { useCallback, useState } from 'react';
import type { Failure } from '@/utils/failure';
import { type Answer, type MessageName, type Payload, send } from '@/utils/messaging';

export interface Action<N extends MessageName> {
  /** Sends the message; gives its answer, or undefined when it failed. */
  run: (payload: Payload<N>) => Promise<Answer<N> | undefined>;
  busy: boolean;
  failure: Failure | undefined;
}

/** A message to the background behind a button: whether it is under way, and why it failed. */
export function useAction<N extends MessageName>(name: N): Action<N> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = useCallback(
    async (payload: Payload<N>) => {
      setBusy(true);
      setFailure(undefined);
      const result = await send(name, payload);
      setBusy(false);
      if (result.ok) return result.value;
      setFailure(result.failure);
      return undefined;
    },
    [name],
  );
  return { run, busy, failure };
}
