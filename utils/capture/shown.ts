import { closest, parentOf } from './flat-tree';

/** What has less is hidden, or on its way in and still moving. */
const LEAST_OPACITY = 0.9;
/** Kits dim fields that are disabled, down to 0.4. */
const LEAST_OPACITY_OF_FIELD = 0.35;

/** The element at a point of the window, inside open shadow roots too. */
export function elementAt(x: number, y: number, root: DocumentOrShadowRoot = document): Element | null {
  const hit = root.elementFromPoint(x, y);
  const inner = hit?.shadowRoot;
  return inner && inner !== root ? (elementAt(x, y, inner) ?? hit) : hit;
}

export function isOpaque(element: Element): boolean {
  return !closest(
    element,
    (at) => +getComputedStyle(at).opacity < (at === element ? LEAST_OPACITY_OF_FIELD : LEAST_OPACITY),
  );
}

/** Whether a person can see the element: rendered, opaque, and not covered by anything outside of `section`. */
export function isShown(element: Element, section: Element): boolean {
  // Its first line: the middle of a text that is broken over lines may lie beside it.
  const { x, y, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const hit = elementAt(x + width / 2, y + height / 2);
  // Nothing is hit outside of the window: below it one can scroll. A native dialog is hit everywhere, by its backdrop.
  const onTop = hit ? hit === element || closest(parentOf(hit), (at) => at === section) : y > innerHeight;
  return !!onTop && isOpaque(element);
}
