import { askSupplies } from './deliver';
import type { Language } from './detector';
import { vocabularyOf } from './phrases/vocabulary';
import type { Drawing } from './prompt-markup';
import type { PromptTexts } from './prompt-texts';

/** The code of a BCP 47 tag: `pt-BR` is `pt`. */
const codeOf = (tag: string) => tag.slice(0, 2).toLowerCase();

/**
 * The language of the page's words. The console speaks English (docs/facts/humanitec-api.md, section 7); a browser that translates
 * it says so in `lang`.
 */
const languageOfPage = () => codeOf(document.documentElement.lang || 'en');

/** What a page needs besides this script: the words of its language, how the prompt is drawn, and what it says. */
export interface Supplies extends Language {
  readonly drawing: Drawing;
  readonly texts: PromptTexts;
}

/**
 * Follows the language of the page. What it needs is asked for when that changes, of the background, which has it all; `onSupplied` is
 * called when it is there. Undefined as long as it is not: where the background did not answer, it is asked again.
 */
export function followLanguage(onSupplied: () => void): () => Supplies | undefined {
  let asked = '';
  let supplies: Supplies | undefined;
  const ask = async (code: string) => {
    asked = code;
    supplies = undefined;
    const answer = await askSupplies(code);
    if (asked !== code) return;
    if (!answer) {
      // Null is an answer: nothing is offered here.
      if (answer === undefined) asked = '';
      return;
    }
    supplies = { ...answer, vocabulary: vocabularyOf(answer.expressions) };
    onSupplied();
  };
  return () => {
    const code = languageOfPage();
    if (code !== asked) void ask(code);
    return supplies;
  };
}
