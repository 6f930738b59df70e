import { closest, parentOf } from './flat-tree';
import { APART, type Candidate, read } from './reading';
import { ENOUGH, weigh } from './rules';
import { isModal, sectionsIn } from './sections';
import { elementAt, isShown } from './shown';
import { ONCE } from './words';

/** A document or open shadow root: what is searched and observed as one. */
export type Root = Document | ShadowRoot;

/** A candidate that is likely enough, and the dialog or section that shows it. */
export interface Sighting extends Candidate {
  readonly score: number;
  readonly section: Element;
}

export interface Detection {
  /** Best guess first; with more than one only the user knows. Empty where no new token is shown. */
  readonly sightings: Sighting[];
  /** A dialog has the right words, or a token that is not seen yet: it may come without any change to observe. */
  readonly mayCome: boolean;
}

/** Scores this near to each other are not told apart. */
const TIE = 1;
/** More candidates are a list, and lists do not show new tokens. */
const MOST_CANDIDATES = 3;

/**
 * Looks for newly created tokens. `roots` gains the shadow roots in the middle of the window; `typed` holds values the user
 * typed before: never the token.
 */
export function detect(roots: Set<Root>, typed: ReadonlySet<string>): Detection {
  const all: Sighting[] = [];
  let mayCome = false;
  for (const section of sectionsOnScreen(roots)) {
    const reading = read(section);
    const modal = isModal(section);
    const text = reading.candidates.reduce(
      (rest, { value }) => rest.replaceAll(value, ''),
      reading.lines.join('\n'),
    );
    mayCome ||= modal && (reading.canTick || ONCE.test(text));
    for (const candidate of reading.candidates) {
      const { element, value } = candidate;
      const score = weigh(candidate, modal, text, reading);
      if (score < ENOUGH || typed.has(value)) continue;
      // The dialog may still be fading in, and the end of that is no mutation.
      mayCome ||= modal;
      if (isShown(element, section)) all.push({ element, value, score, section });
    }
  }
  return { sightings: choose(all), mayCome };
}

function sectionsOnScreen(roots: Set<Root>): Set<Element> {
  const middle = elementAt(innerWidth / 2, innerHeight / 2);
  for (let root = middle?.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    roots.add(root);
  const sections = new Set([...roots].flatMap(sectionsIn));
  // A translated page may have none of the words, and its dialog no mark.
  const overlay = closest(middle, isModal);
  return overlay ? sections.add(overlay) : sections;
}

function choose(all: Sighting[]): Sighting[] {
  const [best] = all.sort((a, b) => b.score - a.score) as [Sighting];
  const near = all.filter(
    ({ value, score }, index) =>
      score + TIE >= best.score && all.findIndex((other) => other.value === value) === index,
  );
  return near.length > MOST_CANDIDATES ? [] : near;
}

/**
 * The smallest part that holds token and notice. What is put there lives as long, and can be reached as freely, as they
 * do; a label or a button would take clicks for its own. It is in the token's own tree: what stands in a slot is reached by
 * focus traps, what a component has around the slot often is not.
 */
export function anchorOf({ element, section }: Sighting): ParentNode {
  return (
    closest(
      parentOf(element),
      (at) => at.contains(element) && (at === section || (ONCE.test(at.textContent) && !at.closest(APART))),
    ) ??
    section.shadowRoot ??
    section
  );
}
