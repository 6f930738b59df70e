import { closest, parentOf } from './flat-tree';

/** What has less is hidden, or on its way in and still moving. */
const LEAST_OPACITY = 0.9;
/** Kits dim fields that are disabled, down to 0.4. */
const LEAST_OPACITY_OF_FIELD = 0.35;
/** In CSS pixels: what is smaller is not there to be read. */
const LEAST_SIZE = 3;

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

/** Whether a person can see the element, or reach it by scrolling: rendered, opaque, in the window, and covered by nothing. */
export function isVisible(element: Element): boolean {
  const seen = seenOf(element);
  return (
    !!seen && element.checkVisibility({ visibilityProperty: true }) && isOpaque(element) && isOnTop(seen)
  );
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is seen of an element: of its first line, or of the container that it is scrolled out of. */
interface Seen {
  readonly at: Element;
  readonly box: Box;
}

/** What of an element nothing cuts off; undefined where nobody can get to it. */
function seenOf(element: Element): Seen | undefined {
  // The middle of a text that is broken over lines may lie beside it; the first line of what holds blocks is empty.
  const lines = [...element.getClientRects()];
  let seen: Seen = {
    at: element,
    box: lines.find((line) => common(line, line)) ?? element.getBoundingClientRect(),
  };
  const within = (frame: Box) => {
    const box = common(seen.box, frame);
    return box && { ...seen, box };
  };
  for (let at: Element | undefined = element; at; at = parentOf(at)) {
    const { overflow, position } = getComputedStyle(at);
    if (at !== element && overflow !== 'visible') {
      const frame = at.getBoundingClientRect();
      const inFrame = within(frame) ?? (scrolls(at, overflow) ? { at, box: frame } : undefined);
      if (!inFrame) return undefined;
      seen = inFrame;
    }
    // What is fixed is cut off by the window alone, or by something that a look from the front tells.
    if (position === 'fixed') return within(WINDOW());
  }
  const { box } = seen;
  const isBelow = document.documentElement.scrollHeight > innerHeight && box.left >= 0 && box.top >= 0;
  return within(WINDOW()) ?? (isBelow ? seen : undefined);
}

const WINDOW = (): Box => ({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });

function scrolls(
  { scrollHeight, clientHeight, scrollWidth, clientWidth }: Element,
  overflow: string,
): boolean {
  return /auto|scroll/.test(overflow) && (scrollHeight > clientHeight || scrollWidth > clientWidth);
}

function common(one: Box, other: Box): Box | undefined {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return right - left >= LEAST_SIZE && bottom - top >= LEAST_SIZE ? { left, top, right, bottom } : undefined;
}

/** Whether a look from the front meets it; outside of the window nothing can be looked at. */
function isOnTop({ at, box: { left, top, right, bottom } }: Seen): boolean {
  const y = (top + bottom) / 2;
  return (
    y > innerHeight ||
    [1 / 2, 1 / 8, 7 / 8].some((part) => isPartOf(at, elementAt(left + (right - left) * part, y)))
  );
}

function isPartOf(element: Element, hit: Element | null): boolean {
  // Looks pass through what takes no clicks: then what is behind it must be what it stands in.
  const passes = getComputedStyle(element).pointerEvents === 'none';
  return (
    !!hit && !!(closest(hit, (at) => at === element) || (passes && closest(element, (at) => at === hit)))
  );
}
