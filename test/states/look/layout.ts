import type { Page } from '@playwright/test';

/** Popups may be as narrow as this, in CSS pixels: a phone, or 400 % zoom (WCAG 2.2, 1.4.10). */
export const NARROW = 320;

/** Opens all that is folded away. */
export async function unfoldAll(popup: Page): Promise<void> {
  // What opens may bring more.
  while ((await popup.locator('details:not([open])').count()) > 0) {
    await popup.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
  }
}

/**
 * What does not fit into the page as wide as it is now: text that is cut off or spills over, controls that lie on each
 * other, and targets that are too small (WCAG 2.2, 2.5.8).
 */
export function layoutProblems(popup: Page): Promise<string[]> {
  return popup.evaluate(() => {
    // What sticks to the edge of the window lies on the rest further down.
    scrollTo(0, 0);
    const SLACK = 1;
    const LEAST_TARGET = 24;
    const problems = new Set<string>();
    const seen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('.read-out');
    const named = (element: Element) => {
      const text = (element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 60);
      return `${element.localName}${element.className ? `.${element.className}` : ''} “${text}”`;
    };

    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) problems.add(`the page is ${scrollWidth - clientWidth} px too wide`);

    const fits = (rect: DOMRect, box: Element): string | undefined => {
      const { overflowX, overflowY } = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      if (rect.right > edge.right + SLACK || rect.left < edge.left - SLACK) return 'is too wide for';
      if (overflowX === 'visible' && overflowY === 'visible') return undefined;
      return rect.bottom > edge.bottom + SLACK || rect.top < edge.top - SLACK ? 'is too high for' : undefined;
    };
    /** The boxes a text has to fit into; what is in a list that scrolls is reached by scrolling down, never sideways. */
    const lookAt = (rect: DOMRect, from: Element, what: Element): void => {
      for (let box: Element | null = from; box && box !== document.body; box = box.parentElement) {
        const { display, overflowY } = getComputedStyle(box);
        if (/auto|scroll/.test(overflowY)) {
          if (box.scrollWidth > box.clientWidth + SLACK) problems.add(`${named(box)} scrolls sideways`);
          return;
        }
        if (display === 'inline' || display === 'contents') continue;
        const trouble = fits(rect, box);
        if (trouble) problems.add(`${named(what)} ${trouble} ${named(box)}`);
      }
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const holder = text.parentElement;
      if (!text.textContent?.trim() || !holder || !seen(holder) || holder.closest('option')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const rect of range.getClientRects()) lookAt(rect, holder, holder);
    }

    const all = [...document.querySelectorAll('button, a.button, input, select, textarea, summary')];
    // A box that is ticked is pressed by its label as well.
    const boxOf = (control: Element): DOMRect => {
      const box = (control.closest('label') ?? control).getBoundingClientRect();
      const label =
        control.matches('[type=checkbox], [type=radio]') && (control as HTMLInputElement).labels?.[0];
      if (!label || label.contains(control)) return box;
      const beside = label.getBoundingClientRect();
      const [left, top] = [Math.min(box.left, beside.left), Math.min(box.top, beside.top)];
      const [right, bottom] = [Math.max(box.right, beside.right), Math.max(box.bottom, beside.bottom)];
      return new DOMRect(left, top, right - left, bottom - top);
    };
    const controls = all.filter(seen).map((control) => ({ control, box: boxOf(control) }));
    for (const { control, box } of controls) {
      lookAt(box, control.parentElement ?? document.body, control);
      if (box.width < LEAST_TARGET || box.height < LEAST_TARGET)
        problems.add(`${named(control)} is ${Math.round(box.width)} × ${Math.round(box.height)} px`);
    }
    const inRow = controls.filter(({ control }) => !control.closest('.ask-again, .scroll, .waiting'));
    for (const [index, { control, box }] of inRow.entries()) {
      for (const other of inRow.slice(index + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > SLACK && down > SLACK) problems.add(`${named(control)} lies on ${named(other.control)}`);
      }
    }
    return [...problems];
  });
}

/** The same as wide as a popup is, and as narrow as it may be; with all that is folded away in sight. */
export async function layoutProblemsAtAnyWidth(popup: Page): Promise<string[]> {
  const { width, height } = popup.viewportSize() ?? { width: 480, height: 580 };
  const wide = await layoutProblems(popup);
  await popup.setViewportSize({ width: NARROW, height });
  const narrow = (await layoutProblems(popup)).map((problem) => `at ${NARROW} px: ${problem}`);
  await popup.setViewportSize({ width, height });
  return [...wide, ...narrow];
}
