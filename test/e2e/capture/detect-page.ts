import { detect } from '@/utils/capture/detector';
import { expressionsFor, isKnown } from '@/utils/capture/phrases';
import { vocabularyOf } from '@/utils/capture/phrases/vocabulary';
import type { Root } from '@/utils/capture/surfaces';

declare global {
  interface Window {
    /** What the detector offers of the page as it is drawn. */
    detected(typed?: readonly string[]): string[];
  }
}

window.detected = (typed = []) => {
  const { lang } = document.documentElement;
  const language = { vocabulary: vocabularyOf(expressionsFor(lang)), isForeign: !isKnown(lang) };
  return detect(new Set<Root>([document]), new Set(typed), language).sightings.map(({ value }) => value);
};
