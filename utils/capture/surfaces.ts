import { closest, parentOf } from './flat-tree';
import { elementAt } from './visibility';

/** A document or open shadow root: what is searched and observed as one. */
export type Root = Document | ShadowRoot;

export const DIALOG = 'dialog[open],[role$=dialog],:popover-open';
/** Gone before anyone could act on them. */
const TOAST = '[role=status],[role=alert],[aria-live]';
/** What only a page itself has: a layer that holds it is the page. */
const PAGE = 'main,nav,[role=main],[role=navigation]';

/** The part of the window that a layer without a mark must cover to count as a dialog and not as a toast. */
const LAYER_SHARE = 1 / 8;
/** Where the window is probed for layers, as parts of its width and height. */
const PROBES = [0.1, 0.3, 0.5, 0.7, 0.9];

/** Room for a control that closes, beside the dialog in its layer; in characters. */
const MOST_BESIDE = 10;

/** Without a dialog, token and notice share a part of the page no longer than this, in characters. */
const LONGEST_SECTION = 4000;
/** More fields than this are a form or a list, and neither shows a new token. */
const MOST_FIELDS = 30;

/** Whether an element is lifted out of the page, over what else is there. */
export function floats(element: Element): boolean {
  if (element.matches(':modal,:popover-open')) return true;
  const { position, zIndex } = getComputedStyle(element);
  return position === 'fixed' || (position === 'absolute' && +zIndex > 0);
}

/**
 * Whether what stands at an element is in a dialog *over* the page. A mark alone proves nothing: users' HTML may have one in
 * the flow of the page, or of a layer that shows other things too.
 */
export function isOverPage(element: Element): boolean {
  let mark: Element | undefined;
  const layer = closest(element, (at) => {
    if (!mark && at.matches(DIALOG)) mark = at;
    return floats(at);
  });
  const isMarked = mark ?? layer?.parentElement?.closest(DIALOG);
  return (
    !!layer &&
    !layer.querySelector(PAGE) &&
    (mark ? lengthOf(layer) - lengthOf(mark) <= MOST_BESIDE : !!isMarked || coversMuch(layer))
  );
}

const lengthOf = (element: Element) => element.textContent.trim().length;

/** Whether an element stands in a toast: a live region, and no dialog further in. */
export function isInToast(element: Element): boolean {
  return !!closest(element, (at) => at.matches(`${DIALOG},${TOAST}`))?.matches(TOAST);
}

function coversMuch(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width * height > innerWidth * innerHeight * LAYER_SHARE;
}

/**
 * The parts of the page where a token may be shown: what is marked as a dialog, the layers in sight, and parts of the page itself
 * that have a box or a field as the console's dialog has. `roots` gains the shadow roots in sight.
 */
export function surfaces(roots: Set<Root>, hasNotice: (section: Element) => boolean): Set<Element> {
  // What is gone from the page must not be kept by being watched.
  for (const root of roots) if (!root.isConnected) roots.delete(root);
  const parts = new Set<Element>();
  // One element is met many times: the page behind everything, a dialog.
  const hits = new Set(PROBES.flatMap((y) => PROBES.map((x) => elementAt(innerWidth * x, innerHeight * y))));
  for (const hit of hits) {
    for (let root = hit?.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
      roots.add(root);
    const layer = closest(hit, (at) => floats(at) && coversMuch(at) && !at.querySelector(PAGE));
    if (layer) parts.add(layer);
  }
  for (const root of roots)
    for (const part of [...root.querySelectorAll(DIALOG), ...sectionsIn(root, hasNotice)]) parts.add(part);
  return parts;
}

/** The parts around fields and boxes of the page itself that hold a notice too. */
function sectionsIn(root: ParentNode, hasNotice: (section: Element) => boolean): Element[] {
  const fields = [...root.querySelectorAll('input,textarea')];
  if (fields.length > MOST_FIELDS) return [];
  return fields
    .filter((field) => field.matches(':read-only,[type=checkbox]:enabled') && !field.closest(DIALOG))
    .flatMap((field) => {
      const section = closest(
        parentOf(field),
        (at) => at.textContent.length > LONGEST_SECTION || hasNotice(at),
      );
      return section && hasNotice(section) ? [section] : [];
    });
}
