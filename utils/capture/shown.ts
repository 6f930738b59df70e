import { closest, parentOf } from './flat-tree';

const LEAST_OPACITY = 0.7;

/** The element at a point of the window, inside open shadow roots too. */
export function elementAt(x: number, y: number, root: DocumentOrShadowRoot = document): Element | null {
  const hit = root.elementFromPoint(x, y);
  const inner = hit?.shadowRoot;
  return inner && inner !== root ? (elementAt(x, y, inner) ?? hit) : hit;
}

export function isOpaque(element: Element): boolean {
  return !closest(element, (at) => +getComputedStyle(at).opacity < LEAST_OPACITY);
}

/** Whether a person can see the element: rendered, opaque, and not covered by anything outside of `scope`. */
export function isShown(element: Element, scope: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  const hit = elementAt(x + width / 2, y + height / 2);
  // Nothing is hit outside of the window: below it one can scroll. A native dialog is hit everywhere, by its backdrop.
  const onTop = hit ? hit === element || closest(parentOf(hit), (at) => at === scope) : y > innerHeight;
  return !!onTop && isOpaque(element);
}
