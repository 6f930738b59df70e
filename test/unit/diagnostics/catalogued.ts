import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** Has the browser know the texts of the catalogue. */
export async function catalogued(): Promise<void> {
  const texts = (await parseMessagesFile('locales/en.yml')).map(
    (message) => [message.key.join('_'), 'message' in message ? message.message : ''] as const,
  );
  const known = new Map(texts);
  Object.assign(fakeBrowser, {
    i18n: { ...fakeBrowser.i18n, getMessage: (key: string) => known.get(key) ?? '' },
  });
}
