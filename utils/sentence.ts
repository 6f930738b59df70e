import * as z from 'zod/mini';
import type { GeneratedI18nStructure } from '#i18n';
import { cleanParameter } from './free-text';

/** Every key of the message catalogue (`locales/en.yml`). */
export type MessageKey = keyof GeneratedI18nStructure;

/**
 * What goes into a sentence, as it is known and not as it is put into words: a page does that, in its language and time
 * zone, and counts days when it shows them. So what has not changed stays the same, whenever it is looked at.
 */
export const Fact = z.union([
  /** Free text, whoever it comes from. */
  z.string(),
  /** A moment, as an ISO date. */
  z.object({ date: z.string() }),
  /** The whole days until a moment, an ISO date; 0 once it is past. */
  z.object({ daysUntil: z.string() }),
]);
export type Fact = z.infer<typeof Fact>;

/**
 * A sentence of the message catalogue with what goes into its `$1 $2 …`. Background code makes sentences, stores and
 * sends them; only a page turns one into words. Never holds a secret.
 */
export const Sentence = z.object({
  key: z.string() as unknown as z.ZodMiniType<MessageKey>,
  params: z.array(Fact),
});
export type Sentence = z.infer<typeof Sentence>;

/** Makes a {@link Sentence}. Texts are free text, whoever they come from, and are cleaned as such. */
export function say(key: MessageKey, ...params: (Fact | number)[]): Sentence {
  return { key, params: params.map((fact) => (typeof fact === 'object' ? fact : cleanParameter(fact))) };
}

/** Whether two sentences say the same. */
export function isSameSentence(a: Sentence, b: Sentence): boolean {
  return a.key === b.key && JSON.stringify(a.params) === JSON.stringify(b.params);
}
