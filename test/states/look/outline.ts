import type { Page } from '@playwright/test';
import type { Scene } from '../scene';

/** What a person finds in a popup: a heading, a control, or something that is told. */
export interface Mark {
  what: string;
  /** Left, top, width and height in CSS pixels. */
  box: readonly [number, number, number, number];
}

/** How far a mark may be from where it was: fonts differ, and with them where lines break. */
const ASIDE_PX = 30;
const ASIDE = 0.25;
const DOWN_PX = 60;
const DOWN = 0.2;
const LINE_PX = 15;

/** Headings, controls and what is told in the popup or in a part of it, in their order, with the names of those that have one. */
export function outlineOf(
  popup: Page,
  part: Scene['part'] = (page) => page.locator('body'),
): Promise<Mark[]> {
  return part(popup).evaluate((place) => {
    const NAMED = 'h1, h2, h3, button, a, summary, label, th, dt';
    const SILENT = 'input, select, textarea, [role=alert], [role=img], .sign, .spinner, .chip';
    const { top: start } = place.getBoundingClientRect();
    return [...place.querySelectorAll(`${NAMED}, ${SILENT}`)]
      .filter((element) => element.checkVisibility() && !element.closest('.read-out'))
      .map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const said = element.matches(NAMED)
          ? (element.getAttribute('aria-label') ?? element.textContent)
          : '';
        // Whatever has a digit in it is counted, dated or an id.
        const name = said
          .replace(/\S*\d\S*/g, '0')
          .replace(/\s+/g, ' ')
          .trim();
        const kind = element.getAttribute('role') ?? element.localName;
        const box = [left, top - start, width, height].map(Math.round);
        return { what: `${kind} ${name}`.trim(), box: box as [number, number, number, number] };
      });
  });
}

/** What is different between two outlines beyond what another font makes of a page. */
export function differences(before: readonly Mark[], now: readonly Mark[]): string[] {
  const names = (marks: readonly Mark[]) => marks.map(({ what }) => what);
  const gone = without(names(before), names(now)).map((what) => `gone: ${what}`);
  const added = without(names(now), names(before)).map((what) => `new: ${what}`);
  if (gone.length + added.length > 0) return [...gone, ...added];
  const turned = before.find(({ what }, index) => now[index]?.what !== what);
  if (turned) return [`another order from here on: ${turned.what}`];
  return before.flatMap((mark, index) => {
    const other = now[index];
    return other && !isNear(mark, other) ? [`moved: ${mark.what}, from ${mark.box} to ${other.box}`] : [];
  });
}

function isNear({ box: [left, top, width, height] }: Mark, { box: [x, y, w, h] }: Mark): boolean {
  // In a row that is full, the last goes to the next line.
  const isInNextLine = Math.abs(top - y) >= LINE_PX;
  const isAside = isInNextLine || Math.abs(left - x) <= ASIDE_PX + ASIDE * width;
  const isDown = Math.abs(top - y) <= DOWN_PX + DOWN * top;
  const isAsWide = isInNextLine || Math.abs(width - w) <= ASIDE_PX + ASIDE * width;
  const isAsHigh = Math.abs(height - h) <= ASIDE_PX + height;
  return isAside && isDown && isAsWide && isAsHigh && w > 0 && h > 0;
}

/** The entries of a list that another one lacks, as often as it lacks them. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((entry) => {
    const place = left.indexOf(entry);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}
