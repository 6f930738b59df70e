import { browser } from 'wxt/browser';
import { usePermissions } from '@/components/use-permissions';
import { useWatched } from '@/components/use-stored';
import { composeReport } from '@/utils/diagnostics/compose';
import { readGranted } from '@/utils/diagnostics/granted';
import { diagnostics } from '@/utils/diagnostics/text';
import { type ReadFacts, readFacts } from './diagnostic-facts';

/** The text of a report of a problem, kept current; undefined until all of it is known. */
export function useDiagnostics(): string | undefined {
  const granted = usePermissions(readGranted);
  const facts = useWatched(FACTS);
  return granted && facts && diagnostics(composeReport({ ...facts, granted, now: Date.now() }));
}

/** All of them at once: a report of one moment. */
const FACTS = {
  get: readFacts,
  watch: (callback: (facts: ReadFacts) => void) => {
    const look = (): void => void readFacts().then(callback);
    browser.storage.onChanged.addListener(look);
    return () => browser.storage.onChanged.removeListener(look);
  },
};
