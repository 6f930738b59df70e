import { closest, parentOf } from './flat-tree';

/** What has less is hidden, or on its way in and still moving. */
const LEAST_OPACITY = 0.9;
/** Kits dim fields that are disabled, down to 0.4. */
const LEAST_OPACITY_OF_FIELD = 0.35;
/** Where along its first line an element is looked for, as parts of its width: something small may lie on it. */
const PROBES = [1 / 2, 1 / 8, 7 / 8];

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

/** Whether a person can see the element, or reach it by scrolling: rendered, opaque, and covered by nothing. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && isOpaque(element) && isReached(element);
}

/** Whether a look from the front meets an element, or the container that it is scrolled out of. What is cut off is never met. */
function isReached(element: Element): boolean {
  // The middle of a text that is broken over lines may lie beside it; the first line of what holds blocks is empty.
  const box = [...element.getClientRects()].find(({ width, height }) => width * height > 1);
  if (!box) return false;
  const y = box.top + box.height / 2;
  const parent = parentOf(element);
  // Below the window nothing can be looked at, and in a page that is zoomed the end of a dialog may be there: then what the element
  // stands in is met at the window's edge.
  const [met, at] = parent && y > innerHeight ? [parent, innerHeight - 1] : [element, y];
  if (PROBES.some((part) => isMet(met, elementAt(box.left + box.width * part, at)))) return true;
  const frame = closest(parent, scrolls);
  return !!frame && isScrolledOutOf(frame, box) && isReached(frame);
}

function isMet(element: Element, hit: Element | null): boolean {
  // The prompt itself stands over it where no other place is left.
  if (hit?.matches('[popover]')) return true;
  // Looks pass through what takes no clicks: then what is behind it must be what it stands in.
  const passes = getComputedStyle(element).pointerEvents === 'none';
  return !!(closest(hit, (at) => at === element) || (passes && closest(element, (at) => at === hit)));
}

function scrolls(element: Element): boolean {
  return (
    /auto|scroll/.test(getComputedStyle(element).overflow) && element.scrollHeight > element.clientHeight
  );
}

/** Whether a box begins above or ends below what is seen of a scrolling container, within what it scrolls. */
function isScrolledOutOf(frame: Element, box: DOMRect): boolean {
  const { top, bottom } = frame.getBoundingClientRect();
  const start = top - frame.scrollTop;
  return (
    (box.top < top || box.bottom > bottom) && box.top >= start && box.bottom <= start + frame.scrollHeight
  );
}
