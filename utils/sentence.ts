import * as z from 'zod/mini';
import type { GeneratedI18nStructure } from '#i18n';
import { cleanParameter } from './free-text';

/** Every key of the message catalogue (`locales/en.yml`). */
export type MessageKey = keyof GeneratedI18nStructure;

/**
 * A sentence of the message catalogue with what goes into its `$1 $2 …`. Background code makes sentences, stores and
 * sends them; only a page turns one into words. Never holds a secret.
 */
export const Sentence = z.object({
  key: z.string() as unknown as z.ZodMiniType<MessageKey>,
  params: z.array(z.string()),
});
export type Sentence = z.infer<typeof Sentence>;

/** Makes a {@link Sentence}. Parameters are free text, whoever they come from, and are cleaned as such. */
export function say(key: MessageKey, ...params: (string | number)[]): Sentence {
  return { key, params: params.map(cleanParameter) };
}
