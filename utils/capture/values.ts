import { parentOf } from './flat-tree';
import { isCaption, ownLabel } from './labels';
import { HOLDS_ONE, type Item } from './reading';
import { isBare, looksLikeToken, mayBePart, SHORTEST_TOKEN, visibleText, WORDS } from './token-shape';

/** A value on the page that may be the token, whole. */
export interface Value {
  readonly element: Element;
  readonly value: string;
  /** What it is called: by its own label, or by the text right in front of it. */
  readonly label: string;
  /** The sentence in whose middle it stands; empty where it stands for itself. */
  readonly sentence: string;
  /** Where it is text, the block it stands in. */
  readonly paragraph: Element | undefined;
}

/** A label in front, quotes and stops. */
const AROUND_WORD = /^(["'`(]|[a-z]+:(?!\/))+|["'`),.;]+$/gi;
/** Whose items are separate by meaning. */
const ENTRY = 'li,td,th,dt,dd,tr';
/** Lines of at least this length may each be a token, in characters. */
const MAY_BE_WHOLE = 32;
/** In characters. */
const LONGEST_WORD = 16;

/** Finds what may be a token among the items of a part of the page. A part of a value is never found, and the title labels none. */
export function valuesIn(items: readonly Item[], title: Item | undefined): Value[] {
  const values: Value[] = [];
  const add = (at: number, element: Element, value: string, lead = '') => {
    if (looksLikeToken(value)) values.push({ element, value, ...namesOf(items, at, element, lead, title) });
  };
  for (let at = 0; at < items.length; ) {
    const lines = linesFrom(items, at);
    const [first] = lines as [Item];
    const texts = first.kind === 'field' ? first.text.split(/\s*\n\s*/) : lines.map(({ text }) => text);
    const holder = holderOf(lines);
    if (texts.length === 1) for (const [word, lead] of wordsOf(first)) add(at, first.element, word, lead);
    else if (isOneValue(texts, holder)) add(at, holder ?? first.element, texts.join(''));
    else
      lines.forEach(({ element, text }, index) => {
        const beside = [texts[index - 1], texts[index + 1]];
        if (!beside.some((other) => other && mayBePart(other))) add(at + index, element, text);
      });
    at += lines.length;
  }
  // In one paragraph, each may be a part of what is meant.
  return values.filter(
    ({ value, paragraph }) =>
      !values.some((other) => paragraph && other.paragraph === paragraph && other.value !== value),
  );
}

/** An item, and the lines below it that may be the rest of its value. */
function linesFrom(items: readonly Item[], at: number): Item[] {
  const lines = [items[at] as Item];
  for (const next of items.slice(at + 1)) {
    if (!continues(lines.at(-1) as Item, next)) break;
    lines.push(next);
  }
  return lines;
}

function continues(line: Item, next: Item): boolean {
  return (
    [line, next].every(({ kind, text }) => kind === 'text' && isBare(text)) &&
    fontOf(line) === fontOf(next) &&
    (line.block === next.block ||
      (parentOf(line.block) === parentOf(next.block) && !line.block.matches(ENTRY)))
  );
}

const fontOf = ({ element }: Item) => getComputedStyle(element).font;

/** The element that shows these lines and nothing else, or shows one value by its nature. */
function holderOf(lines: readonly Item[]): Element | undefined {
  const [{ element, block }] = lines as [Item];
  const last = (lines.at(-1) as Item).element;
  const text = lines.map((line) => line.text).join('');
  const one = element.closest(HOLDS_ONE);
  if (one?.contains(last)) return one;
  return [block, parentOf(block)].find((at) => at?.textContent.replace(/\s/g, '') === text);
}

/** Whether lines are the parts of one value: they fill a width, as what is broken does, and are no tokens of their own. */
function isOneValue(lines: readonly string[], holder: Element | undefined): boolean {
  const whole = lines.join('');
  const last = lines.at(-1) as string;
  const [{ length: width }] = lines as [string];
  const before = lines.slice(0, -1);
  if (!looksLikeToken(whole) || before.some(isWord)) return false;
  if (!holder?.matches(HOLDS_ONE) && isWord(last)) return false;
  if (before.some(({ length }) => length !== width)) return false;
  if (last.length < SHORTEST_TOKEN && last.length < width) return true;
  return !!holder && (last.length !== width || width < MAY_BE_WHOLE);
}

const isWord = (text: string) => text.length < LONGEST_WORD && WORDS.test(text);

/** The words of an item, with what stands in front of them in its line. Words beside each other may be parts of one value. */
function wordsOf({ kind, text }: Item): [word: string, lead: string][] {
  if (kind !== 'text') return [[text, '']];
  const words = text.split(' ');
  return words.flatMap((raw, index) =>
    [words[index - 1], words[index + 1]].some((other) => other && other.length > 7 && mayBePart(other))
      ? []
      : [[raw.replace(AROUND_WORD, ''), text.slice(0, text.indexOf(raw))]],
  );
}

function namesOf(
  items: readonly Item[],
  at: number,
  element: Element,
  lead: string,
  title: Item | undefined,
): Omit<Value, 'element' | 'value'> {
  const { block, kind } = items[at] as Item;
  const paragraph = kind === 'text' ? block : undefined;
  const before = items[at - 1];
  const isCalled =
    before?.kind === 'text' && before !== title && isCaption(before.text) && mayName(before, element);
  const inFront = items
    .slice(0, at)
    .filter((item) => item.block === paragraph)
    .map(({ text }) => text);
  return {
    label: ownLabel(element) || lead || (isCalled ? before.text : ''),
    // From its last stop on.
    sentence: [...inFront, lead]
      .join(' ')
      .replace(/^.*[.!?:。：]\s/, '')
      .trim(),
    paragraph,
  };
}

/** Whether a text may name an element: it is no label of another control, and its row has nothing else that it would name. */
function mayName({ element, block, text }: Item, to: Element): boolean {
  const control = element.closest('label')?.control;
  const row = parentOf(block);
  return (!control || control === to) && (!row || row.contains(to) || visibleText(row.textContent) === text);
}
