import type { Phrases } from './types';

export type Kind = keyof Phrases;

/** Sources of regular expressions by what they find; one for each language, for text that is normalised. */
export type Expressions = Record<Kind, string[]>;

/** What the words of a page are known by. */
export interface Vocabulary {
  /** Whether the text, which must be normalised, holds a phrase of the kind. */
  says(kind: Kind, text: string): boolean;
}

/**
 * A vocabulary of expressions. Each is compiled when it is first asked for: that takes an engine milliseconds for each language.
 */
export function vocabularyOf(expressions: Expressions): Vocabulary {
  const compiled = new Map<string, RegExp>();
  const compile = (source: string): RegExp => {
    const known = compiled.get(source) ?? new RegExp(source);
    compiled.set(source, known);
    return known;
  };
  return { says: (kind, text) => expressions[kind].some((source) => compile(source).test(text)) };
}
