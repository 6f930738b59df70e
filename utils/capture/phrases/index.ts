import { de } from './de';
import { en } from './en';
import { es } from './es';
import { expressionOf } from './expression';
import { fr } from './fr';
import { it } from './it';
import { ja } from './ja';
import { nl } from './nl';
import { pl } from './pl';
import { pt } from './pt';
import type { Phrases } from './types';
import type { Expressions, Kind } from './vocabulary';

interface PhraseList {
  readonly phrases: Phrases;
  /** Whether the language writes spaces between words. */
  readonly hasSpaces: boolean;
}

/**
 * Every language of which phrases are known, by its code: what a browser's page translation makes of the console. They stay in the
 * background, which hands a page those of its language.
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

/** Whether phrases of a language are known. @param language its code, e.g. `de` */
export function isKnown(language: string): language is Language {
  return Object.hasOwn(LANGUAGES, language);
}

/** What finds the phrases of these languages. */
export function expressionsOf(...languages: readonly Language[]): Expressions {
  const sources = (kind: Kind) =>
    languages.map((language) =>
      expressionOf(LANGUAGES[language].phrases[kind], LANGUAGES[language].hasSpaces),
    );
  const kinds = Object.keys(en) as Kind[];
  return Object.fromEntries(kinds.map((kind) => [kind, sources(kind)])) as Expressions;
}

/** What finds the words of a page in a language. A translated page keeps many English words. */
export function expressionsFor(language: string): Expressions {
  return expressionsOf('en', ...(isKnown(language) && language !== 'en' ? [language] : []));
}
