import { createContext, useContext } from 'react';
import { browser } from 'wxt/browser';
import type { Result } from '@/utils/messaging';
import { shownPolicy } from '@/utils/policy/managed';
import type { Policy } from '@/utils/policy/types';
import { type Answer, type MessageName, type Payload, send } from '@/utils/protocol';
import type { StoredItem } from '@/utils/storage';

/** All that a page gets from elsewhere: what is stored, and who does what it asks for. */
export interface Backend {
  /** An item as it is kept there: the same object each time. */
  stored<T>(item: StoredItem<T>): StoredItem<T>;
  /** What an administrator allows: the same object each time. */
  policy: Pick<StoredItem<Policy>, 'get' | 'watch'>;
  /** Never throws: a failure is part of the result. */
  send<N extends MessageName>(name: N, payload: Payload<N>): Promise<Result<Answer<N>>>;
  /** Calls back whenever who does the work has ended, be it in the middle of it. Returns a function that stops it. */
  watchEnds(callback: () => void): () => void;
}

/** The browser's storage and the background. */
const REAL: Backend = { stored: (item) => item, policy: shownPolicy, send, watchEnds };

/** Another backend than the real one, for what is shown in it. */
export const BackendContext = createContext(REAL);

/** The backend of a page: the same object in every rendering. */
export function useBackend(): Backend {
  return useContext(BackendContext);
}

function watchEnds(callback: () => void): () => void {
  let port: ReturnType<typeof browser.runtime.connect>;
  // Ends with the background, and only then: this end of it is not told when it disconnects itself.
  const watch = (): void => {
    port = browser.runtime.connect();
    port.onDisconnect.addListener(() => {
      callback();
      watch();
    });
  };
  watch();
  return () => port.disconnect();
}
