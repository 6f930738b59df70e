import { closest, parentOf } from './flat-tree';
import { APART, type Candidate, read } from './reading';
import { ENOUGH, weigh } from './rules';
import { isModal, scopesIn } from './scopes';
import { elementAt, isShown } from './shown';
import { ONCE } from './words';

/** A document or open shadow root: what is searched and observed as one. */
export type Root = Document | ShadowRoot;

/** A candidate that is likely enough, and the dialog or section that shows it. */
export interface Finding extends Candidate {
  readonly score: number;
  readonly scope: Element;
}

export interface Detection {
  /** Best guess first; with more than one only the user knows. Empty where no new token is shown. */
  readonly findings: Finding[];
  /** A dialog has the right words, or a token that is not seen yet: it may come without any change to observe. */
  readonly awaited: boolean;
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
  const all: Finding[] = [];
  let awaited = false;
  for (const scope of scopesOnScreen(roots)) {
    const reading = read(scope);
    const modal = isModal(scope);
    const text = reading.candidates.reduce(
      (rest, { value }) => rest.replaceAll(value, ''),
      reading.lines.join('\n'),
    );
    awaited ||= modal && (reading.canTick || ONCE.test(text));
    for (const candidate of reading.candidates) {
      const { element, value } = candidate;
      const score = weigh(candidate, modal, text, reading);
      if (score < ENOUGH || typed.has(value)) continue;
      // The dialog may still be fading in, and the end of that is no mutation.
      awaited ||= modal;
      if (isShown(element, scope)) all.push({ element, value, score, scope });
    }
  }
  return { findings: choose(all), awaited };
}

function scopesOnScreen(roots: Set<Root>): Set<Element> {
  const middle = elementAt(innerWidth / 2, innerHeight / 2);
  for (let root = middle?.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    roots.add(root);
  const scopes = new Set([...roots].flatMap(scopesIn));
  // A translated page may have none of the words, and its dialog no mark.
  const overlay = closest(middle, isModal);
  return overlay ? scopes.add(overlay) : scopes;
}

function choose(all: Finding[]): Finding[] {
  const [best] = all.sort((a, b) => b.score - a.score) as [Finding];
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
export function anchorOf({ element, scope }: Finding): ParentNode {
  return (
    closest(
      parentOf(element),
      (at) => at.contains(element) && (at === scope || (ONCE.test(at.textContent) && !at.closest(APART))),
    ) ??
    scope.shadowRoot ??
    scope
  );
}
