import { childrenOf, closest } from './flat-tree';
import { visibleText } from './token-shape';

/** Something that a person meets in a part of the page. */
export interface Item {
  readonly kind: 'text' | 'field' | 'button' | 'box';
  /** A line, the value of a field, the name of a button. */
  readonly text: string;
  /** The smallest element that shows it. */
  readonly element: Element;
  /** The block it stands in: what has the same one is read as one paragraph. */
  readonly block: Element;
}

export type Field = HTMLInputElement | HTMLTextAreaElement;

const BOX = '[type=checkbox],[role=checkbox]';
const BUTTON = 'button,[role=button],select,[type=button],[type=submit]';
/** Elements that show one value each. */
export const HOLDS_ONE = 'code,pre,samp,kbd,output,textarea';
/** Inline elements that stand for themselves: `<b>Token</b><code>3f9a…</code>` is no single word. */
export const APART = `${BUTTON},a,b,br,label,${HOLDS_ONE}`;
/** What ends so goes on. */
const GLUE = /[-_.]$/;
/** Where a line of the source is a line on the screen. */
const KEEPS_LINES = /^(pre|break)/;

/** More than any dialog that shows a token has; what is larger is not read to its end. */
const MOST_NODES = 1500;

interface Piece {
  readonly text: string;
  readonly parent: Element;
}

/** Reads a part of the page as it is rendered: the items in the order in which they are met. */
export function read(section: Element): Item[] {
  const items: Item[] = [];
  let line: Piece[] = [];
  let nodes = 0;

  const endLine = (block: Element) => {
    const text = visibleText(line.map((piece) => piece.text).join('')).replace(/\s+/g, ' ');
    if (text) items.push({ kind: 'text', text, element: holderOf(line) ?? block, block });
    line = [];
  };

  const visit = (node: Node, parent: Element, block: Element) => {
    if (nodes++ > MOST_NODES) return;
    if (node instanceof Text)
      (KEEPS_LINES.test(getComputedStyle(parent).whiteSpace) ? node.data.split('\n') : [node.data]).forEach(
        (text, index) => {
          if (index) endLine(block);
          line.push({ text, parent });
        },
      );
    if (!(node instanceof HTMLElement)) return;
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || visibility !== 'visible') return;
    const isInline = /^(inline|contents)$/.test(display);
    // Parts of one value may look different: `<b>hum_</b>3f9a…`.
    const isGlued =
      isInline && (node.parentElement?.closest(HOLDS_ONE) || GLUE.test(line.at(-1)?.text ?? ''));
    const isApart = node.matches('br') || !(isInline && (isGlued || !node.matches(APART)));
    const within = isInline ? block : node;
    if (isApart) endLine(block);
    const add = (kind: Item['kind'], text: string) =>
      items.push({ kind, text, element: node, block: within });
    if (node.matches(BOX)) add('box', '');
    else if (node.matches(BUTTON))
      add('button', visibleText(node.textContent) || node.ariaLabel || `${(node as HTMLInputElement).value}`);
    else if (node.matches('input,textarea')) add('field', visibleText((node as Field).value));
    else for (const child of childrenOf(node)) visit(child, node, within);
    if (isApart) endLine(within);
  };

  visit(section, section, section);
  endLine(section);
  return items;
}

/** The smallest element that shows all pieces of a line. */
function holderOf(line: readonly Piece[]): Element | null | undefined {
  const seen = line.filter(({ text }) => visibleText(text));
  const last = seen.at(-1)?.parent ?? null;
  return closest(seen[0]?.parent, (at) => at.contains(last));
}
