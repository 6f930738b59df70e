import { closest } from './flat-tree';

const LEAST_OPACITY = 0.7;
/** In square pixels: less is there for machines. */
const LEAST_AREA = 16;

/** The element at a point of the window, inside open shadow roots too. */
export function elementAt(x: number, y: number, root: DocumentOrShadowRoot = document): Element | null {
  const hit = root.elementFromPoint(x, y);
  const inner = hit?.shadowRoot;
  return inner && inner !== root ? (elementAt(x, y, inner) ?? hit) : hit;
}

export function isOpaque(element: Element): boolean {
  return !closest(element, (at) => +getComputedStyle(at).opacity < LEAST_OPACITY);
}

/** Whether a person can see the element: rendered, of some size, opaque, and not covered by anything outside of `scope`. */
export function isShown(element: Element, scope: Element): boolean {
  const { x, y, right, bottom, width, height } = element.getBoundingClientRect();
  if (width * height < LEAST_AREA || right < 0 || bottom + scrollY < 0) return false;
  const hit = elementAt(x + width / 2, y + height / 2);
  return isOpaque(element) && (!hit || !!closest(hit, (at) => at === scope));
}
