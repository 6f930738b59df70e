import { detect } from '@/utils/capture/detector';
import { LANGUAGES, phrasesOf } from '@/utils/capture/phrases';
import { vocabularyOf } from '@/utils/capture/phrases/vocabulary';
import type { Root } from '@/utils/capture/surfaces';

declare global {
  interface Window {
    /** What the detector offers of the page as it is drawn. */
    detected(typed?: readonly string[]): string[];
  }
}

window.detected = (typed = []) => {
  const list = phrasesOf(document.documentElement.lang);
  const vocabulary = vocabularyOf(LANGUAGES.en, ...(list ? [list] : []));
  const roots = new Set<Root>([document]);
  return detect(roots, new Set(typed), { vocabulary, isForeign: !list }).sightings.map(({ value }) => value);
};
