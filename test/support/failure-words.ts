import { resolve } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import type { FailureCode } from '../../utils/failure';

const catalogue = parseMessagesFile(resolve(import.meta.dirname, '../../locales/en.yml'));

/** What an English-speaking user reads about a failure: what happened, why, and what to do next. */
export async function failureWords(code: FailureCode, params: readonly string[] = []): Promise<string[]> {
  const messages = await catalogue;
  return ['what', 'why', 'next'].map((part) => {
    const found = messages.find(({ key }) => key.join('.') === `failure.${code}.${part}`);
    if (!found || !('message' in found)) throw new Error(`The catalogue lacks failure.${code}.${part}`);
    return found.message.replace(/\$(\d)/g, (_, place: string) => params[Number(place) - 1] ?? '');
  });
}
