import { parentOf } from './flat-tree';
import { type Candidate, read } from './reading';
import { CANDIDATE_RULES, ENOUGH, type Evidence, isTranslated, SCOPE_RULES, weigh } from './rules';
import { overlayInTheMiddle, type Root, type Scope, scopesIn } from './scopes';
import { isShown } from './shown';
import { ONCE } from './words';

/** A token on screen, best guess first; with more than one candidate only the user knows. */
export interface Offer {
  readonly candidates: readonly Candidate[];
  /** The dialog or section that shows it. */
  readonly scope: Element;
  /** The smallest element that holds token and notice: what lives in it, lives as long and as freely as they do. */
  readonly anchor: Element;
}

export interface Detection {
  readonly offer: Offer | null;
  /** A dialog with the right words has no token yet: it may come without any change of the DOM that can be observed. */
  readonly awaited: boolean;
}

/** Scores this near to each other are not told apart. */
const TIE = 1;
/** More candidates are a list, and lists do not show new tokens. */
const MOST_CANDIDATES = 3;

interface Scored extends Candidate {
  readonly score: number;
  readonly scope: Element;
}

/** Looks for a newly created token. `typed` holds values the user typed before: never the token. */
export function detect(roots: Iterable<Root>, typed: ReadonlySet<string>): Detection {
  const found = new Map<string, Scored>();
  const seen = new Set<Element>();
  let awaited = false;
  for (const scope of allScopes(roots)) {
    if (seen.has(scope.element)) continue;
    seen.add(scope.element);
    const evidence = gather(scope);
    const scored = score(evidence, typed);
    awaited ||= !scored.length && isPromising(evidence);
    for (const candidate of scored) {
      const before = found.get(candidate.value);
      if (!before || before.score < candidate.score) found.set(candidate.value, candidate);
    }
  }
  return { offer: choose([...found.values()]), awaited };
}

function* allScopes(roots: Iterable<Root>): Generator<Scope> {
  for (const root of roots) yield* scopesIn(root);
  yield* overlayInTheMiddle();
}

function gather(scope: Scope): Evidence {
  const reading = read(scope.element);
  const values = reading.candidates.map(({ value }) => value);
  const text = values.reduce((rest, value) => rest.replaceAll(value, ''), reading.lines.join('\n'));
  return { scope, reading, text, translated: isTranslated(scope.element) };
}

function score(evidence: Evidence, typed: ReadonlySet<string>): Scored[] {
  const shared = weigh(SCOPE_RULES, evidence);
  const { element: scope } = evidence.scope;
  return evidence.reading.candidates
    .map((candidate) => ({ ...candidate, scope, score: shared + weigh(CANDIDATE_RULES, candidate, evidence) }))
    .filter(({ score, value, element }) => score >= ENOUGH && !typed.has(value) && isShown(element, scope));
}

function isPromising({ scope, text, reading, translated }: Evidence): boolean {
  return scope.kind !== 'section' && (ONCE.test(text) || (translated && reading.canTick));
}

function choose(all: Scored[]): Offer | null {
  const [best] = all.sort((a, b) => b.score - a.score);
  if (!best) return null;
  const candidates = all.filter(({ score }) => score + TIE >= best.score);
  if (candidates.length > MOST_CANDIDATES) return null;
  return { candidates, scope: best.scope, anchor: anchorOf(best) };
}

function anchorOf({ element, scope }: Scored): Element {
  let anchor = parentOf(element) as Element;
  while (anchor !== scope && (!ONCE.test(anchor.textContent) || anchor.closest('label,button,a')))
    anchor = parentOf(anchor) ?? scope;
  return anchor;
}
