import { browser } from 'wxt/browser';
import { useWatched } from '@/components/use-stored';

/** The text of a report of a problem, kept current; undefined until all of it is known. */
export function useDiagnostics(): string | undefined {
  return useWatched(DIAGNOSTICS);
}

const DIAGNOSTICS = {
  get: readDiagnostics,
  watch: (callback: (text: string) => void) => {
    const look = (): void => void readDiagnostics().then(callback);
    const events = [browser.storage.onChanged, browser.permissions.onAdded, browser.permissions.onRemoved];
    for (const event of events) event.addListener(look);
    return () => {
      for (const event of events) event.removeListener(look);
    };
  },
};

/** What it takes is loaded a moment after the page. */
async function readDiagnostics(): Promise<string> {
  return (await import('./read-diagnostics')).readDiagnostics();
}
