import { closest } from './flat-tree';
import type { Field } from './reading';
import { visibleText } from './token-shape';

/** Longer texts are sentences, in words. */
const MOST_WORDS = 6;

/**
 * What names an element by itself: an attribute, a label, the head of its row or column. Undefined where there is none; what
 * stands in front of it is another matter.
 */
export function ownLabel(element: Element): string | undefined {
  const value = visibleText(textOf(element));
  // Around the value there may be elements that show nothing else.
  const named = closest(element, (at) => nameOf(at) || visibleText(textOf(at)) !== value);
  const name = named && visibleText(textOf(named)) === value ? nameOf(named) : undefined;
  const { labels } = element as Field;
  return name || labelText(labels?.[0] ?? element.closest('label'), value) || headOf(element.closest('td'));
}

/** The name that attributes give an element. */
export function nameOf(element: Element): string | null | undefined {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/);
  return ids?.map((id) => root.getElementById(id)?.textContent).join(' ') || element.ariaLabel;
}

function textOf(element: Element): string {
  return 'value' in element ? `${element.value}` : element.textContent;
}

/** A label may hold its control, and with it the value. */
function labelText(label: Element | null | undefined, value: string): string | undefined {
  return label?.textContent.replace(value, '').trim();
}

function headOf(cell: HTMLTableCellElement | null): string | undefined {
  const first = cell?.closest('tr')?.cells[0];
  const head = first?.matches('th') ? first : cell?.closest('table')?.rows[0]?.cells[cell.cellIndex];
  return head?.matches('th') ? head.textContent : undefined;
}

/** Whether a text in front of a value reads like its label: no sentence, nothing with a value of its own. */
export function isCaption(text: string): boolean {
  return (
    text.split(' ').length <= MOST_WORDS &&
    (/[:：]$/.test(text) || !/\d\d|[,;!?。=<>{}$]|[.:：]\s*\S|\.$/.test(text))
  );
}
