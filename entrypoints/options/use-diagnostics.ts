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
    browser.storage.onChanged.addListener(look);
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.storage.onChanged.removeListener(look);
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  },
};

/** What it takes is loaded a moment after the page. */
async function readDiagnostics(): Promise<string> {
  return (await import('./read-diagnostics')).readDiagnostics();
}
