import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import type { Phrases } from './types.ts';

const LISTS = { en, de, fr, es, it, pt, nl, pl, ja };

export type Kind = keyof Phrases;
export type Language = keyof typeof LISTS;

export const LANGUAGES = Object.keys(LISTS) as Language[];

/** Latin only: in "Webhookを作成" the word ends where kana begin. `\b` would end one at every accent. */
const LETTER = '[a-z\\d\\xdf-\\u024f]';

/** What may follow an adverb without making it a conjunction: "once in this window", "una vez y", never "once you". */
const CLAUSE_END = `(?:(?= (?:and|at|for|in|on|so|when|et|dans|pour|lors|en|y|así|para|e|per|em|nest[ae])(?!${LETTER}))|(?! ?${LETTER}))`;

const compiled: Record<string, RegExp> = {};

/** Escaped, with its alternatives. */
function words(phrase: string): string {
  return phrase
    .replace(/[\\^$+?()[\]{}|]|\.(?!$)/g, '\\$&')
    .replace(/[^ .]*\/[^ .]*/g, (either) => `(?:${either.replaceAll('/', '|')})`);
}

/** One phrase as a regular expression. No quantifier holds another and every gap is bounded: a match takes linear time. */
function latin(phrase: string): string {
  return words(phrase)
    .replaceAll('~', `${LETTER}*`)
    .replace(/ \*(\*?) /g, (_, past) => `(?!${LETTER})[^.;!?${past ? '' : ','}]{0,60}?(?<!${LETTER})`)
    .replaceAll(' ', '[ -]')
    .replace(/\.$/, CLAUSE_END);
}

/** Likewise. Between Latin letters, figures and kana a translation may or may not leave a space. */
function japanese(phrase: string): string {
  return words(phrase).replaceAll(' * ', '[^。!?]{0,12}?').replaceAll(' ', ' ?');
}

/**
 * The phrases of a kind in one language as one expression, made when it is first asked for. Not all languages in one: that
 * takes an engine tens of milliseconds to compile, which a page in English, the usual one, need not pay.
 */
export function expression(kind: Kind, language: Language): RegExp {
  const key = kind + language;
  compiled[key] ??= new RegExp(
    language === 'ja'
      ? LISTS.ja[kind].map(japanese).join('|')
      : `(?<!${LETTER})(?:${LISTS[language][kind].map(latin).join('|')})(?!${LETTER})`,
  );
  return compiled[key];
}

/** Whether the text, which must be normalised, holds a phrase of the kind in English or in one of the languages (all, unless told). */
export function matches(kind: Kind, text: string, languages = LANGUAGES): boolean {
  return ['en' as Language, ...languages].some((language) => expression(kind, language).test(text));
}
