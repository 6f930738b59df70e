import { childrenOf, isInside, parentOf } from './flat-tree';
import { looksLikeToken, visibleText } from './token-shape';
import { COPY, OTHER_LABEL } from './words';

/** A value on the page that may be the token. */
export interface Candidate {
  readonly element: Element;
  readonly value: string;
  /** A field that cannot be typed in, one that can, or text. */
  readonly holder: 'locked' | 'open' | 'text';
}

/** What a person sees in one part of the page. */
export interface Reading {
  candidates: Candidate[];
  /** Text as blocks and controls break it, without the names of controls. */
  lines: string[];
  canCopy: boolean;
  canTick: boolean;
}

const FIELD = 'input,textarea';
const BOX = 'input[type=checkbox],[role=checkbox],[role=switch]';
const CONTROL = 'button,[role=button],a,select,summary,input[type=radio],input[type=submit]';
const UNREAD = 'script,style,noscript,template,iframe,[contenteditable=true]';

/** More than any dialog that shows a token has; what is larger is not read to its end. */
const MOST_NODES = 1500;

/** Reads a part of the page as it is rendered. */
export function read(scope: Element): Reading {
  const reading: Reading = { candidates: [], lines: [], canCopy: false, canTick: false };
  let line: Text[] = [];
  let nodes = 0;

  const consider = (element: Element, value: string, holder: Candidate['holder'], label: string) => {
    if (looksLikeToken(value) && !OTHER_LABEL.test(label))
      reading.candidates.push({ element, value, holder });
  };

  const endLine = () => {
    const text = visibleText(line.map((part) => part.data).join(''));
    if (text) {
      for (const word of wordsOf(line, text)) {
        const before = text.slice(0, text.indexOf(word)) || (reading.lines.at(-1) ?? '');
        consider(elementOf(line, word), word, 'text', before);
      }
      reading.lines.push(text);
      reading.canCopy ||= isCopy(text);
    }
    line = [];
  };

  const readField = (field: HTMLInputElement | HTMLTextAreaElement) => {
    const label = field.ariaLabel ?? field.labels?.[0]?.textContent ?? reading.lines.at(-1) ?? '';
    consider(field, visibleText(field.value), field.readOnly || field.disabled ? 'locked' : 'open', label);
  };

  const readControl = (control: Element) => {
    const text = visibleText(control.textContent);
    reading.canCopy ||= isCopy(`${text || control.ariaLabel || (control as HTMLElement).title}`);
    consider(control, text, 'text', '');
  };

  const visit = (node: Node) => {
    if (nodes++ > MOST_NODES) return;
    if (node instanceof Text) line.push(node);
    if (!(node instanceof Element)) return;
    if (node.matches(BOX)) reading.canTick ||= !node.matches(':disabled');
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || visibility !== 'visible' || node.matches(UNREAD)) return;
    const breaks = !/^(inline|contents)$/.test(display) || node.matches('br');
    if (breaks) endLine();
    if (node.matches(CONTROL)) readControl(node);
    else if (node.matches(FIELD)) readField(node as HTMLInputElement);
    else for (const child of childrenOf(node)) visit(child);
    if (breaks) endLine();
  };

  visit(scope);
  endLine();
  return reading;
}

/** The name of a copy control is short; a sentence that begins with "Copy" is the notice. */
function isCopy(name: string): boolean {
  return name.length < 40 && COPY.test(name);
}

/** The words of a line, without the quotes and stops around them. */
function wordsOf(line: readonly Text[], text: string): string[] {
  // `<b>Token</b><span>3f9a…</span>` has a gap that only CSS makes; a token split over nodes has none.
  const alone = line
    .map((part) => visibleText(part.data))
    .find((part) => looksLikeToken(part) && /^[a-z]*$/i.test(text.replace(part, '')));
  if (alone) return [alone];
  return text.split(/\s+/).map((word) => word.replace(/^(["'`(]|[a-z]+:(?!\/))+|["'`),.;]+$/gi, ''));
}

/** The smallest element that shows a word of a line. */
function elementOf(line: readonly Text[], word: string): Element {
  const holder = line.find((part) => visibleText(part.data).includes(word));
  let element = ((holder ?? line[0]) as Text).parentElement as Element;
  const last = (holder ?? line.at(-1) as Text).parentElement;
  while (!isInside(element, last)) element = parentOf(element) as Element;
  return element;
}
