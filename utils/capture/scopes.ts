import { closest, parentOf } from './flat-tree';
import { read } from './reading';
import { elementAt } from './shown';
import { ONCE } from './words';

/** A document or open shadow root: what is searched and observed as one. */
export type Root = Document | ShadowRoot;

/** A part of the page that may show a token: a dialog by its mark, one by its geometry, or the place of a notice. */
export interface Scope {
  readonly element: Element;
  readonly kind: 'dialog' | 'overlay' | 'section';
}

const DIALOG = 'dialog[open],:popover-open,[role$=dialog],[aria-modal=true]';

/** Without a dialog, notice and token stand at most this many elements apart, and the acknowledge box this many more. */
const SECTION_LEVELS = 6;
const OUTER_LEVELS = 2;

/** The part of the window that something unmarked must cover to count as a dialog and not as a toast. */
const OVERLAY_SHARE = 1 / 8;

/** Where a dialog is met on screen: the middle, and where drawers open. */
const PROBES = [
  [0.5, 0.5],
  [0.97, 0.5],
  [0.03, 0.5],
  [0.5, 0.97],
] as const;

/** Open shadow roots that cover a probe: found without walking the document, and not seen by its observer. */
export function* shadowRootsOnScreen(): Generator<ShadowRoot> {
  for (const [x, y] of PROBES) {
    const hit = elementAt(innerWidth * x, innerHeight * y);
    for (let root = hit?.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) yield root;
  }
}

/** Where to look for token dialogs in one root, without touching nodes that hold no notice. */
export function* scopesIn(root: Root): Generator<Scope> {
  for (const element of root.querySelectorAll(DIALOG)) yield { element, kind: 'dialog' };
  for (const notice of noticesIn('body' in root ? root.body : root)) yield scopeAround(notice);
}

/** The overlay in the middle of the window: a translated page may lack every known word. */
export function* overlayInTheMiddle(): Generator<Scope> {
  const element = closest(elementAt(innerWidth / 2, innerHeight / 2), isOverlay);
  if (element) yield { element, kind: 'overlay' };
}

function scopeAround(notice: Element): Scope {
  const dialog = closest(notice, (element) => element.matches(DIALOG));
  if (dialog) return { element: dialog, kind: 'dialog' };
  const overlay = closest(notice, isOverlay);
  if (overlay) return { element: overlay, kind: 'overlay' };
  return { element: sectionAround(notice), kind: 'section' };
}

/** The smallest elements that hold the words of a notice. */
function* noticesIn(node: ParentNode & Node): Generator<Element> {
  const holders = [...node.children].filter((child) => ONCE.test(child.textContent));
  for (const holder of holders) yield* noticesIn(holder);
  if (!holders.length && node instanceof Element && ONCE.test(node.textContent)) yield node;
}

function sectionAround(notice: Element): Element {
  let section = notice;
  let found = 0;
  for (let level = 0; level < SECTION_LEVELS && !found; level++) {
    section = level ? (parentOf(section) ?? section) : section;
    found = read(section).candidates.length;
  }
  for (let level = 0; level < OUTER_LEVELS; level++) {
    const outer = parentOf(section);
    if (!outer || outer === document.body || read(outer).candidates.length > found) break;
    section = outer;
  }
  return section;
}

function isOverlay(element: Element): boolean {
  const { position, zIndex } = getComputedStyle(element);
  if (position !== 'fixed' && !(position === 'absolute' && +zIndex > 0)) return false;
  const { width, height } = element.getBoundingClientRect();
  return width * height > innerWidth * innerHeight * OVERLAY_SHARE;
}
