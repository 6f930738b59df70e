import { askWords } from './deliver';
import type { Language } from './detector';
import { vocabularyOf } from './phrases/vocabulary';

/** The code of a BCP 47 tag: `pt-BR` is `pt`. */
const codeOf = (tag: string) => tag.slice(0, 2).toLowerCase();

/**
 * The language of the page's words. The console speaks English (docs/facts/humanitec-api.md, section 7); a browser that translates
 * it says so in `lang`, or leaves its marks: `<font>` around each text, Edge's attributes.
 */
function languageOfPage(): string {
  const code = codeOf(document.documentElement.lang || 'en');
  const isRewritten = code === 'en' && document.querySelector('font,[_msttexthash]');
  return isRewritten ? codeOf(navigator.language) : code;
}

/**
 * Follows the language of the page. The words of each are asked for once, of the background, which has them all; `onLearned` is called
 * when they are there. Undefined as long as nothing is known: where the background did not answer, it is asked again.
 */
export function followLanguage(onLearned: () => void): () => Language | undefined {
  const known = new Map<string, Language | undefined>();
  const learn = async (code: string) => {
    known.set(code, undefined);
    const words = await askWords(code);
    if (!words) return known.delete(code);
    known.set(code, { vocabulary: vocabularyOf(words.expressions), isForeign: !words.isKnown });
    return onLearned();
  };
  return () => {
    const code = languageOfPage();
    if (!known.has(code)) void learn(code);
    return known.get(code);
  };
}
