import { expressionOf } from './expression';
import type { Phrases } from './types';

export type Kind = keyof Phrases;

/** The phrases of one language. */
export interface PhraseList {
  readonly phrases: Phrases;
  /** Whether the language writes spaces between words. */
  readonly hasSpaces: boolean;
}

/** What the words of a page are known by. */
export interface Vocabulary {
  /** Whether the text, which must be normalised, holds a phrase of the kind. */
  says(kind: Kind, text: string): boolean;
}

/**
 * The vocabulary of some languages. Each list is made into an expression when it is first asked for: an engine takes
 * milliseconds for each language, which a page in English, the usual one, need not pay.
 */
export function vocabularyOf(...lists: readonly PhraseList[]): Vocabulary {
  const compiled = new Map<string, RegExp>();
  const expression = (kind: Kind, at: number, { phrases, hasSpaces }: PhraseList): RegExp => {
    const key = kind + at;
    const made = compiled.get(key) ?? expressionOf(phrases[kind], hasSpaces);
    compiled.set(key, made);
    return made;
  };
  return { says: (kind, text) => lists.some((list, at) => expression(kind, at, list).test(text)) };
}
