import { childrenOf, closest } from './flat-tree';
import { looksLikeToken, visibleText } from './token-shape';
import { COPY, OTHER_LABEL } from './words';

/** A value on the page that may be the token. */
export interface Candidate {
  readonly element: Element;
  readonly value: string;
}

/** What a person sees in one part of the page. */
export interface Reading {
  candidates: Candidate[];
  /** Text as blocks and controls break it, without the names of controls. */
  lines: string[];
  canCopy: boolean;
  canTick: boolean;
}

const BOX = 'input[type=checkbox],[role=checkbox],[role=switch]';
const CONTROL = 'button,[role=button],select,summary,[type=radio],[type=submit]';
const UNREAD = 'script,style,noscript,template,iframe';

/** More than any dialog that shows a token has; what is larger is not read to its end. */
const MOST_NODES = 1500;

/** Reads a part of the page as it is rendered. */
export function read(scope: Element): Reading {
  const reading: Reading = { candidates: [], lines: [], canCopy: false, canTick: false };
  let line: Text[] = [];
  let nodes = 0;

  const consider = (element: Element, value: string, label: string) => {
    if (looksLikeToken(value) && !OTHER_LABEL.test(label)) reading.candidates.push({ element, value });
  };

  const lastLine = () => reading.lines.at(-1) ?? '';

  const endLine = () => {
    const text = textOf(line);
    if (text) {
      for (const word of wordsOf(line, text))
        consider(elementOf(line, word) ?? scope, word, text.slice(0, text.indexOf(word)) || lastLine());
      reading.lines.push(text);
      nameControl(text);
    }
    line = [];
  };

  /** The name of a copy control is short; a sentence that begins with "Copy" is the notice. */
  const nameControl = (name: string) => {
    reading.canCopy ||= name.length < 40 && COPY.test(name);
  };

  const visit = (node: Node) => {
    if (nodes++ > MOST_NODES) return;
    if (node instanceof Text) line.push(node);
    if (!(node instanceof HTMLElement)) return;
    if (node.matches(BOX)) reading.canTick ||= !node.matches(':disabled');
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || visibility !== 'visible' || node.matches(UNREAD)) return;
    const isControl = node.matches(CONTROL);
    const breaks = isControl || node.matches('a,br,code,label') || !/^(inline|contents)$/.test(display);
    if (breaks) endLine();
    if (isControl) {
      const name = visibleText(node.textContent);
      nameControl(name || node.ariaLabel || node.title);
      consider(node, name, '');
    } else if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement)
      consider(node, visibleText(node.value), node.ariaLabel ?? node.labels?.[0]?.textContent ?? lastLine());
    else for (const child of childrenOf(node)) visit(child);
    if (breaks) endLine();
  };

  visit(scope);
  endLine();
  return reading;
}

function textOf(parts: readonly Text[]): string {
  return visibleText(parts.map((part) => part.data).join(''));
}

/** The words of a line, without the quotes and stops around them. */
function wordsOf(line: readonly Text[], text: string): string[] {
  // `<b>Token</b><span>3f9a…</span>` has a gap that only CSS makes; a token split over nodes has none.
  const alone = line
    .map((part) => textOf([part]))
    .find((part) => looksLikeToken(part) && /^[a-z]*$/i.test(text.replace(part, '')));
  return alone
    ? [alone]
    : text.split(/\s+/).map((word) => word.replace(/^(["'`(]|[a-z]+:(?!\/))+|["'`),.;]+$/gi, ''));
}

/** The smallest element that shows a word of a line. */
function elementOf(line: readonly Text[], word: string): Element | null {
  const start = line.find((part) => part.data.includes(word)) ?? line[0];
  return closest(start?.parentElement ?? null, (at) => visibleText(at.textContent).includes(word));
}
