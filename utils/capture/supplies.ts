import { askSupplies } from './deliver';
import type { Language } from './detector';
import { vocabularyOf } from './phrases/vocabulary';
import type { Drawing } from './prompt-markup';
import type { PromptTexts } from './prompt-texts';

/**
 * The code of the language of the page's words: of the BCP 47 tag `pt-BR` it is `pt`. Empty where the page does not say. A browser
 * that translates it says so.
 */
const languageOfPage = () => document.documentElement.lang.slice(0, 2);

/** What a page needs besides this script: the words of its language, how the prompt is drawn, and what it says. */
export interface Supplies extends Language {
  readonly drawing: Drawing;
  readonly texts: PromptTexts;
}

/**
 * Follows the language of the page. What it needs is asked for when that changes, of the background, which has it all; `onSupplied` is
 * called when it is there. Undefined as long as it is not: where the background did not answer, it is asked again, and so it is `anew`.
 */
export function followLanguage(onSupplied: () => void): (anew?: boolean) => Supplies | undefined {
  let asked: string | undefined;
  let supplies: Supplies | undefined;
  const ask = async (code: string) => {
    asked = code;
    supplies = undefined;
    const answer = await askSupplies(code);
    if (asked !== code) return;
    if (answer) {
      supplies = { ...answer, vocabulary: vocabularyOf(answer.expressions) };
      onSupplied();
      // Null is an answer: nothing is offered here.
    } else if (answer !== null) asked = undefined;
  };
  return (anew) => {
    const code = languageOfPage();
    if (anew || code !== asked) void ask(code);
    return supplies;
  };
}
