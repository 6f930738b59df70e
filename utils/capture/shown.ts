import { closest, isInside, parentOf } from './flat-tree';

const LEAST_OPACITY = 0.6;
const LEAST_SIZE = 4;

/** The element at a point, inside open shadow roots too. */
export function elementAt(x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y);
  for (let root = hit?.shadowRoot; root; root = hit?.shadowRoot) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}

/** What an element's ancestors leave of its opacity, 0–1. */
export function opacityOf(element: Element): number {
  let opacity = 1;
  for (let at: Element | null = element; at; at = parentOf(at)) opacity *= +getComputedStyle(at).opacity;
  return opacity;
}

/** Whether a person can see the element: rendered, of some size, opaque, and with nothing but `scope` on top. */
export function isShown(element: Element, scope: Element): boolean {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  if (width < LEAST_SIZE || height < LEAST_SIZE || right <= 0 || bottom + scrollY <= 0) return false;
  if (!element.checkVisibility({ visibilityProperty: true }) || opacityOf(element) < LEAST_OPACITY) return false;
  const hit = elementAt((left + right) / 2, (top + bottom) / 2);
  return !hit || isInside(scope, hit);
}

/** Whether an element floats over the page without being as large as a dialog: toasts do. */
export function floats(element: Element): boolean {
  return closest(element, (at) => /fixed|sticky/.test(getComputedStyle(at).position)) !== null;
}
