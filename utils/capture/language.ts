import { askPhrases } from './deliver';
import type { Language } from './detector';
import { en } from './phrases/en';
import { type PhraseList, vocabularyOf } from './phrases/vocabulary';

const ENGLISH: PhraseList = { phrases: en, hasSpaces: true };

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
 * Follows the language of the page. A page that is not translated knows English; for any other language the background is asked
 * once, and `onLearned` called when it has answered.
 */
export function followLanguage(onLearned: () => void): () => Language {
  const english = { vocabulary: vocabularyOf(ENGLISH), isForeign: false };
  // A translated page keeps many English words.
  const known = new Map<string, Language>([['en', english]]);
  const learn = async (code: string) => {
    known.set(code, english);
    const list = await askPhrases(code);
    known.set(code, {
      vocabulary: list ? vocabularyOf(ENGLISH, list) : english.vocabulary,
      isForeign: !list,
    });
    onLearned();
  };
  return () => {
    const code = languageOfPage();
    if (!known.has(code)) void learn(code);
    return known.get(code) ?? english;
  };
}
