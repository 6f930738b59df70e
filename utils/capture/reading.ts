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
  /** Text as blocks and controls break it, without the names of buttons. */
  lines: string[];
  canCopy: boolean;
  canTick: boolean;
  /** Whether there is a field to fill in. */
  canType: boolean;
}

const BOX = '[type=checkbox]:enabled,[role=checkbox]';
const BUTTON = 'button,[role=button],select';
/** Inline elements that stand for themselves: `<b>Token</b><code>3f9a…</code>` is no single word. */
export const APART = `${BUTTON},a,b,br,code,label`;
/** A label in front, quotes and stops. */
const AROUND_WORD = /^(["'`(]|[a-z]+:(?!\/))+|["'`),.;]+$/gi;

/** More than any dialog that shows a token has; what is larger is not read to its end. */
const MOST_NODES = 1500;

/** Reads a part of the page as it is rendered. */
export function read(section: Element): Reading {
  const reading: Reading = { candidates: [], lines: [], canCopy: false, canTick: false, canType: false };
  const { candidates, lines } = reading;
  let line: Text[] = [];
  let nodes = 0;

  const consider = (element: Element, value: string, label?: string | null) => {
    if (looksLikeToken(value) && !OTHER_LABEL.test(`${label || lines.at(-1)}`))
      candidates.push({ element, value });
  };

  const endLine = () => {
    const text = textOf(line);
    if (text) {
      for (const raw of text.split(/\s+/)) {
        const word = raw.replace(AROUND_WORD, '');
        consider(elementOf(line, word) ?? section, word, text.slice(0, text.indexOf(word)));
      }
      lines.push(text);
      reading.canCopy ||= COPY.test(text);
    }
    line = [];
  };

  const visit = (node: Node) => {
    if (nodes++ > MOST_NODES) return;
    if (node instanceof Text) line.push(node);
    if (!(node instanceof HTMLElement)) return;
    reading.canTick ||= node.matches(BOX);
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || visibility !== 'visible') return;
    const breaks = node.matches(APART) || !/^(inline|contents)$/.test(display);
    if (breaks) endLine();
    if (node.matches(BUTTON)) {
      const name = visibleText(node.textContent);
      reading.canCopy ||= COPY.test(name || `${node.ariaLabel}`);
      consider(node, name);
    } else if (node.matches('input,textarea')) {
      const value = visibleText((node as HTMLInputElement).value);
      reading.canType ||= node.matches(':read-write') && !looksLikeToken(value);
      consider(node, value, labelOf(node as HTMLInputElement));
    } else for (const child of childrenOf(node)) visit(child);
    if (breaks) endLine();
  };

  visit(section);
  endLine();
  return reading;
}

export function labelOf({ ariaLabel, labels }: HTMLInputElement): string | null | undefined {
  return ariaLabel ?? labels?.[0]?.textContent;
}

function textOf(parts: readonly Text[]): string {
  return visibleText(parts.map((part) => part.data).join(''));
}

/** The smallest element that shows a word of a line. */
function elementOf(line: readonly Text[], word: string): Element | null | undefined {
  const start = line.find((part) => part.data.includes(word)) ?? line[0];
  return closest(start?.parentElement, (at) => visibleText(at.textContent).includes(word));
}
