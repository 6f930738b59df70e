// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { isInSight } from '@/utils/capture/sight';

const PANEL = new DOMRect(100, 100, 288, 100);
const BUTTON = new DOMRect(108, 165, 120, 22);

let root: ShadowRoot;
let panel: HTMLElement;
let button: HTMLElement;
/** What lies on top of the prompt. jsdom draws nothing: what is where is told here. */
let cover: DOMRect | null;
let hasFocus: boolean;

const box = <E extends Element>(element: E, rect: DOMRect): E =>
  Object.assign(element, { getBoundingClientRect: () => rect });

beforeEach(() => {
  cover = null;
  hasFocus = true;
  document.body.innerHTML = '<div></div>';
  root = (document.body.firstChild as HTMLElement).attachShadow({ mode: 'closed' });
  root.innerHTML = '<section><button></button></section>';
  panel = box(root.firstChild as HTMLElement, PANEL);
  button = box(panel.firstChild as HTMLElement, BUTTON);
  const inside = ({ left, right, top, bottom }: DOMRect, x: number, y: number) =>
    x >= left && x <= right && y >= top && y <= bottom;
  document.elementFromPoint = (x, y) =>
    inside(PANEL, x, y) && !(cover && inside(cover, x, y)) ? root.host : document.body;
  document.hasFocus = () => hasFocus;
  // As Firefox has it; closed shadow roots are let in too.
  Object.defineProperty(Element.prototype, 'openOrClosedShadowRoot', {
    configurable: true,
    get(this: Element) {
      return this.shadowRoot;
    },
  });
  vi.spyOn(window, 'getComputedStyle').mockReturnValue({
    content: 'none',
    opacity: '1',
  } as CSSStyleDeclaration);
});

const seen = () => isInSight(root.host, panel, button);

test('a prompt that nothing covers is in sight', () => {
  expect(seen()).toBe(true);
});

test.each([
  ['its middle', new DOMRect(240, 145, 10, 10)],
  ['its upper left corner', new DOMRect(90, 90, 20, 20)],
  ['its upper right corner', new DOMRect(380, 90, 20, 20)],
  ['its lower left corner', new DOMRect(90, 190, 20, 20)],
  ['its lower right corner', new DOMRect(380, 190, 20, 20)],
  ['its button alone', BUTTON],
])('not in sight: something covers %s', (_, rect) => {
  cover = rect;
  expect(seen()).toBe(false);
});

test('not in sight: the window does not have the focus', () => {
  hasFocus = false;
  expect(seen()).toBe(false);
});

const focusIn = (within: ParentNode) => within.querySelector<HTMLElement>('input,iframe')?.focus();

test.each([
  ['a field that is not valid', '<input required>'],
  ['a field with suggestions', '<input list="suggestions">'],
  ['a frame', '<iframe></iframe>'],
])('not in sight: the focus is in %s, also inside of a shadow root', (_, html) => {
  document.body.insertAdjacentHTML('beforeend', `<div>${html}</div><div></div>`);
  focusIn(document.body);
  expect(seen()).toBe(false);
  (document.activeElement as HTMLElement).blur();
  expect(seen()).toBe(true);

  const inner = (document.body.lastChild as HTMLElement).attachShadow({ mode: 'open' });
  inner.innerHTML = html;
  focusIn(inner);
  expect(seen()).toBe(false);
});

test('in sight: the focus is in a field that is valid', () => {
  document.body.insertAdjacentHTML('beforeend', '<input required readonly value="3f9a">');
  focusIn(document.body);
  expect(seen()).toBe(true);
});
