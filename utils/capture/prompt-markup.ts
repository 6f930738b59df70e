import { ACCENT, LINE, ON_ACCENT, PAGE, TEXT, TEXT_QUIET } from './prompt-colors';

/** The product's mark, as in docs/images/icon.svg. */
const ICON =
  '<svg viewBox="0 0 29 29" width=20 fill=#0b5cad><rect width=29 height=29 rx=7 /><path d="M14 14.5a5 5 0 1 0-10 0 5 5 0 0 0 10 0h9m-4 0v4m4-8 4 4-4 4" stroke=#fff stroke-width=3 stroke-linecap=round stroke-linejoin=round /></svg>';

/** Its border is seen where colours are forced. */
const BUTTON = 'padding:5px 8px;border-radius:6px;font:inherit;border:1px solid transparent;';

/**
 * Constant, as markup in a page has to be. {@link drawIn} sets the styles.
 * Nothing can be selected, because pages choose the colours of selections. Forced colours take the place of these; it is its
 * border then that shows how far the fill has grown.
 */
export const MARKUP =
  `<section data-style="flex:1;display:grid;gap:8px;overflow:auto;padding:12px;border:1px solid ${LINE};border-radius:8px;box-shadow:0 8px 24px #0003;color:${TEXT};background:${PAGE};font:14px/20px system-ui;user-select:none">` +
  `<div data-style="display:flex;align-items:center;gap:8px;font-size:12px;color:${TEXT_QUIET}">${ICON}</div>` +
  `<div role=status data-style="display:flex;align-items:start;gap:8px"><span aria-hidden=true data-style="font-size:12px;text-align:center;min-width:20px;border:1px solid;border-radius:50%"></span>` +
  `<div><div data-style="font-weight:bold"></div><div data-style="color:${TEXT_QUIET}"></div></div></div>` +
  `<div data-style="display:grid;gap:8px"></div>` +
  `<div data-style="display:flex;justify-content:end;gap:8px"><button data-style="${BUTTON}flex:1;contain:paint;color:${ON_ACCENT};font-weight:bold"><i data-style="position:absolute;z-index:-1;inset:0;border-bottom:3px solid ${ACCENT};background:${ACCENT}"></i></button>` +
  `<button data-style="${BUTTON}color:${TEXT_QUIET};background:none"></button></div></section>`;

/** A token to choose. */
export const CHOICE =
  '<label data-style="display:flex;gap:8px;font-family:monospace"><input type=radio name=token></label>';

/**
 * Draws markup and gives the elements that have a style, in their order. Styles are set one by one: in Firefox the page's
 * policy for them strips those that come as markup, and takes constructed sheets of content scripts from version 153 on only.
 */
export function drawIn(root: Element | ShadowRoot, markup: string): HTMLElement[] {
  root.innerHTML = markup;
  const parts = [...root.querySelectorAll<HTMLElement>('[data-style]')];
  for (const { style, dataset } of parts) style.cssText = dataset.style as string;
  return parts;
}

/**
 * Inline and important: the page's own rules for `div` must not reach the host; nor can those for its first line or letter,
 * as a flex container has none. The zoom undoes what the host's ancestors have.
 */
export const hostStyle = (top: number, left: number, zoom: number) =>
  `all:initial!important;direction:ltr!important;display:flex!important;position:fixed!important;inset:${top}px auto auto ${left}px!important;width:288px!important;max-width:calc(100% - 16px)!important;max-height:calc(100% - 16px)!important;zoom:${zoom}!important`;
