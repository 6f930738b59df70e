import type { Sight } from './arming';

/** Of what is higher than the window, this part of the window must be filled with it. */
const LEAST_SHARE = 0.5;

/**
 * What the user gets to see of a control.
 *
 * @param subject everything that a press would be about
 */
export function sightOf(control: HTMLElement, subject: string): Sight {
  const { left, top, width, height } = control.getBoundingClientRect();
  return {
    subject,
    place: { inWindow: [left, top, width, height], inPage: [left + scrollX, top + scrollY, width, height] },
    isFocused: document.hasFocus(),
  };
}

/** The elements that describe a control and are not in sight. */
export function unseen(control: HTMLElement): Element[] {
  return describedBy(control).filter((element) => !isSeen(element));
}

function describedBy(control: HTMLElement): Element[] {
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.flatMap((id) => document.getElementById(id) ?? []);
}

/** With 200 % zoom in a low window not everything fits at once; then most of the window must show it. */
function isSeen(element: Element): boolean {
  const { top, bottom, height } = element.getBoundingClientRect();
  const shown = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return shown >= Math.min(height - 1, innerHeight * LEAST_SHARE);
}
