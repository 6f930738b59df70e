import { browser } from 'wxt/browser';
import { elementAt, isOpaque } from './visibility';

/** What is smaller, in pixels of the window, was shrunk by the page and cannot be read. */
const LEAST_WIDTH = 150;
/** Distance from the corners of the panel to where it is looked for, in pixels. */
const INSET = 3;

/**
 * What has the focus may have something of the browser's own over the page, out of reach of any look: the bubble of a field
 * that is not valid, suggestions, an open list or calendar. What a frame has open is not known.
 */
const MAY_COVER = ':is(:invalid,[list],iframe,object,embed,:is(select,input):open)';

/** Whether nothing is seen, at this moment, that hides or covers the prompt or that takes the user's attention from it. */
export function isInSight(host: Element, panel: Element, button: Element): boolean {
  const box = panel.getBoundingClientRect();
  return (
    document.hasFocus() &&
    !focused(document)?.matches(MAY_COVER) &&
    box.width >= LEAST_WIDTH &&
    // Not of the shadow root: Firefox then passes over all that is not in it, covers too.
    [...spread(box), middle(button.getBoundingClientRect())].every(([x, y]) => elementAt(x, y) === host) &&
    ['::before', '::after'].every((pseudo) => getComputedStyle(host, pseudo).content === 'none') &&
    isOpaque(panel)
  );
}

type Point = [x: number, y: number];

const middle = ({ x, y, width, height }: DOMRect): Point => [x + width / 2, y + height / 2];

/** The middle of a box, and points near its corners. */
const spread = (box: DOMRect): Point[] => [
  middle(box),
  [box.left + INSET, box.top + INSET],
  [box.right - INSET, box.top + INSET],
  [box.left + INSET, box.bottom - INSET],
  [box.right - INSET, box.bottom - INSET],
];

/** The element that has the focus, in shadow roots too. */
function focused(root: DocumentOrShadowRoot): Element | null {
  // Read past the document's names: an image may be called `activeElement`.
  const type = root === document ? Document : ShadowRoot;
  const at: Element | null = Reflect.get(type.prototype, 'activeElement', root);
  const inner = at instanceof HTMLElement ? shadowRootOf(at) : null;
  return inner?.activeElement ? focused(inner) : at;
}

/** Open or closed: both browsers let content scripts in. */
function shadowRootOf(element: HTMLElement): ShadowRoot | null {
  // Firefox has it as a property of elements.
  return 'openOrClosedShadowRoot' in element
    ? (element.openOrClosedShadowRoot as ShadowRoot | null)
    : browser.dom.openOrClosedShadowRoot(element);
}
