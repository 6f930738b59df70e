import { closest, parentOf } from './flat-tree';
import { read } from './reading';
import { ONCE } from './words';

const DIALOG = 'dialog[open],[role$=dialog]';

/** The part of the window that something unmarked must cover to count as a dialog and not as a toast. */
const OVERLAY_SHARE = 1 / 8;

/** Without a dialog, token and notice share a part of the page no longer than this, in characters. */
const LONGEST_SECTION = 4000;

/** The parts of the page where a token may be shown: dialogs by their mark, and what surrounds a notice. */
export function sectionsIn(root: ParentNode): Element[] {
  return [
    ...root.querySelectorAll(DIALOG),
    ...noticesIn(root).map((notice) => closest(notice, isModal) ?? sectionAround(notice)),
  ];
}

/** Whether an element is a dialog, by its mark or by its geometry. */
export function isModal(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return (
    element.matches(DIALOG) || (floats(element) && width * height > innerWidth * innerHeight * OVERLAY_SHARE)
  );
}

export function floats(element: Element): boolean {
  const { position, zIndex } = getComputedStyle(element);
  return position === 'fixed' || (position === 'absolute' && +zIndex > 0);
}

/** The smallest elements that hold the words of a notice. */
function noticesIn(node: ParentNode): Element[] {
  return [...node.children]
    .filter((child) => ONCE.test(child.textContent))
    .flatMap((child) => {
      const inner = noticesIn(child);
      return inner.length ? inner : child;
    });
}

/** A notice and its token, and what stands beside them. */
function sectionAround(notice: Element): Element {
  const both = closest(notice, (at) => read(at).candidates.length || at.textContent.length > LONGEST_SECTION);
  return parentOf(both ?? notice) ?? notice;
}
