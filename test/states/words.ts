import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageKey } from '../../utils/sentence';

/** A text as a built extension says it, with what goes into its `$1 $2 …`. */
export type Words = (key: MessageKey, ...params: readonly (string | number)[]) => string;

/** The texts of a built extension in one of its languages; what that lacks is English, as browsers do it. */
export function wordsOf(extensionDir: string, language: string): Words {
  const messages = { ...messagesOf(extensionDir, 'en'), ...messagesOf(extensionDir, language) };
  return (key, ...params) => {
    const found = messages[key.replaceAll('.', '_')];
    if (!found) throw new Error(`There is no text ${key}`);
    return found.message.replace(/\$(\d)/g, (_, place: string) => String(params[Number(place) - 1] ?? ''));
  };
}

function messagesOf(extensionDir: string, language: string): Record<string, { message: string }> {
  return JSON.parse(readFileSync(join(extensionDir, '_locales', language, 'messages.json'), 'utf8'));
}
