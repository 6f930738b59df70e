import { useEffect, useState } from 'react';
import { useBackend } from '@/components/backend';
import type { Failure } from '@/utils/failure';
import type { Answer, MessageName, Payload } from '@/utils/protocol';

type Listing = 'sync.projects' | 'sync.environments' | 'sync.folders';

interface Listed<T> {
  /** Undefined until it is known. */
  list: T | undefined;
  failure: Failure | undefined;
}

/** Asks for a list in Infisical, anew whenever the question is another one; not at all without one. */
export function useListed<N extends Extract<MessageName, Listing>>(
  name: N,
  question: Payload<N> | undefined,
): Listed<Answer<N>> {
  const { send } = useBackend();
  const key = question && JSON.stringify(question);
  const [found, setFound] = useState<Listed<Answer<N>> & { key: string }>();
  useEffect(() => {
    if (key === undefined) return;
    let isOver = false;
    void send(name, JSON.parse(key) as Payload<N>).then((result) => {
      if (isOver) return;
      setFound(
        result.ok
          ? { key, list: result.value, failure: undefined }
          : { key, list: undefined, failure: result.failure },
      );
    });
    return () => {
      isOver = true;
    };
  }, [send, name, key]);
  return found !== undefined && found.key === key ? found : { list: undefined, failure: undefined };
}
