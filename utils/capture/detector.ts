import { sceneOf } from './evidence';
import { closest, parentOf } from './flat-tree';
import { normalise } from './phrases/normalise';
import type { Vocabulary } from './phrases/vocabulary';
import { APART } from './reading';
import { isLikely, preference } from './rules';
import { isOverPage, type Root, surfaces } from './surfaces';
import { isVisible } from './visibility';

/** A value that is likely enough to be the token, and where it is shown. */
export interface Sighting {
  readonly element: Element;
  readonly value: string;
  /** How much more speaks for it than for others. */
  readonly preference: number;
  /** The dialog or section that shows it. */
  readonly section: Element;
  /** What says that it is shown only once. */
  readonly noticeAt: Element | undefined;
}

export interface Detection {
  /** Best guess first; with more than one only the user knows. Empty where no new token is shown. */
  readonly sightings: Sighting[];
  /** A dialog has the right words, or a token that is not seen yet: it may come without any change to observe. */
  readonly mayCome: boolean;
}

/** What the page's words are known by. */
export interface Language {
  readonly vocabulary: Vocabulary;
  /** Whether the page is in a language that the vocabulary has not. */
  readonly isForeign: boolean;
}

/** More candidates are a list, and lists do not show new tokens. */
const MOST_CANDIDATES = 3;

/**
 * Looks for newly created tokens. `roots` gains the shadow roots in sight; `typed` holds values the user typed before: never
 * the token.
 */
export function detect(
  roots: Set<Root>,
  typed: ReadonlySet<string>,
  { vocabulary, isForeign }: Language,
): Detection {
  const { says } = vocabulary;
  const all: Sighting[] = [];
  let mayCome = false;
  const hasNotice = (section: Element) => says('once', normalise(section.textContent));
  for (const section of surfaces(roots, hasNotice)) {
    const { evidence, noticeAt, isAnnounced } = sceneOf(section, vocabulary, isForeign);
    mayCome ||= isAnnounced && isOverPage(noticeAt ?? section);
    for (const each of evidence) {
      const { element, value } = each.value;
      if (typed.has(value) || !isLikely(each)) continue;
      // It may still be fading in, or be scrolled to, and the end of that is no mutation.
      mayCome = true;
      if (isVisible(element)) all.push({ element, value, section, noticeAt, preference: preference(each) });
    }
  }
  return { sightings: choose(all), mayCome };
}

function choose(all: Sighting[]): Sighting[] {
  all.sort((a, b) => b.preference - a.preference);
  const near = all.filter(({ value }, index) => all.findIndex((other) => other.value === value) === index);
  return near.length > MOST_CANDIDATES ? [] : near;
}

/**
 * The smallest part that holds token and notice. What is put there lives as long, and can be reached as freely, as they
 * do; a label or a button would take clicks for its own. It is in the token's own tree: what stands in a slot is reached by
 * focus traps, what a component has around the slot often is not.
 */
export function anchorOf({ element, section, noticeAt }: Sighting): ParentNode {
  return (
    closest(
      parentOf(element),
      (at) =>
        at.contains(element) && (at === section || (at.contains(noticeAt ?? null) && !at.closest(APART))),
    ) ??
    section.shadowRoot ??
    section
  );
}
