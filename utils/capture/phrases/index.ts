import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { ja } from './ja';
import { nl } from './nl';
import { pl } from './pl';
import { pt } from './pt';
import type { PhraseList } from './vocabulary';

/**
 * Every language of which phrases are known, by its code: what a browser's page translation makes of the console. The page itself
 * loads English only; the background hands it the list of the language it is translated into.
 */
export const LANGUAGES = {
  en: { phrases: en, hasSpaces: true },
  de: { phrases: de, hasSpaces: true },
  fr: { phrases: fr, hasSpaces: true },
  es: { phrases: es, hasSpaces: true },
  it: { phrases: it, hasSpaces: true },
  pt: { phrases: pt, hasSpaces: true },
  nl: { phrases: nl, hasSpaces: true },
  pl: { phrases: pl, hasSpaces: true },
  ja: { phrases: ja, hasSpaces: false },
} satisfies Record<string, PhraseList>;

export type Language = keyof typeof LANGUAGES;

/** The phrases of a language, undefined where none are known. @param language a BCP 47 tag, e.g. `de` or `pt-BR` */
export function phrasesOf(language: string): PhraseList | undefined {
  const [code = ''] = language.toLowerCase().split('-');
  return Object.hasOwn(LANGUAGES, code) ? LANGUAGES[code as Language] : undefined;
}
