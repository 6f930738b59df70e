import { useCallback, useRef, useState } from 'react';
import type { Failure } from '@/utils/failure';
import type { Answer, MessageName, Payload } from '@/utils/protocol';
import { useBackend } from './backend';

export interface Action<N extends MessageName> {
  /** Sends the message; gives its answer, or undefined when it failed. */
  run: (payload: Payload<N>) => Promise<Answer<N> | undefined>;
  busy: boolean;
  failure: Failure | undefined;
}

/** A message to the background behind a button: whether the last one is under way, and why it failed. */
export function useAction<N extends MessageName>(name: N): Action<N> {
  const { send } = useBackend();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const last = useRef<object>(undefined);
  const run = useCallback(
    async (payload: Payload<N>) => {
      last.current = payload;
      setBusy(true);
      setFailure(undefined);
      const result = await send(name, payload);
      if (last.current === payload) {
        setBusy(false);
        if (!result.ok) setFailure(result.failure);
      }
      return result.ok ? result.value : undefined;
    },
    [name, send],
  );
  return { run, busy, failure };
}
