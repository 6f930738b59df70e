import { ACCENT, CONTROL_LINE, FAIL, LINE, ON_ACCENT, PAGE, PASS, TEXT, TEXT_QUIET } from './prompt-colors';

/** The product's mark, as in docs/images/icon.svg. */
const ICON =
  '<svg viewBox="0 0 29 29" width=20 fill=#0b5cad><rect width=29 height=29 rx=7 /><path d="M14 14.5a5 5 0 1 0-10 0 5 5 0 0 0 10 0h9m-4 0v4m4-8 4 4-4 4" stroke=#fff stroke-width=3 stroke-linecap=round stroke-linejoin=round /></svg>';

/** Its border is seen where colours are forced. */
const BUTTON = 'padding:5px 8px;border-radius:6px;font:inherit;border:1px solid transparent;';

/**
 * Constant, as markup in a page has to be. The styles are set by `drawIn` (prompt-view.ts).
 * Nothing can be selected, because pages choose the colours of selections. Forced colours take the place of these; it is its
 * border then that shows how far the fill has grown.
 */
const PROMPT =
  `<section data-style="flex:1;display:grid;gap:8px;overflow:auto;padding:12px;border:1px solid ${LINE};border-radius:8px;box-shadow:0 8px 24px #0003;color:${TEXT};background:${PAGE};font:14px/20px system-ui;user-select:none">` +
  `<div data-style="display:flex;align-items:center;gap:8px;font-size:12px;color:${TEXT_QUIET}">${ICON}</div>` +
  `<div role=status data-style="display:flex;align-items:start;gap:8px"><span aria-hidden=true data-style="font-size:12px;text-align:center;min-width:20px;border:1px solid;border-radius:50%"></span>` +
  `<div><div data-style="font-weight:bold"></div><div data-style="color:${TEXT_QUIET}"></div></div></div>` +
  `<div data-style="display:grid;gap:8px"></div>` +
  `<div data-style="display:flex;justify-content:end;gap:8px"><button data-style="${BUTTON}flex:1;contain:paint;color:${ON_ACCENT};font-weight:bold"><i data-style="position:absolute;z-index:-1;inset:0;border-bottom:3px solid ${ACCENT};background:${ACCENT}"></i></button>` +
  `<button data-style="${BUTTON}color:${TEXT_QUIET};background:none"></button></div></section>`;

/** A token to choose. */
const CHOICE =
  '<label data-style="display:flex;gap:8px;font-family:monospace"><input type=radio name=token></label>';

/**
 * Inline and important: the page's own rules for `div` must not reach the host; nor can those for its first line or letter,
 * as a flex container has none.
 */
const HOST =
  'all:initial!important;direction:ltr!important;display:flex!important;position:fixed!important;width:288px!important;max-width:calc(100% - 16px)!important;max-height:calc(100% - 16px)!important;';

/** Verdicts as the popup shows them: nothing hangs on colour alone. */
type Signs = Record<'pass' | 'fail', [sign: string, color: string]>;

/** How the prompt is drawn. */
export interface Drawing {
  /** Styles of the host, inline. */
  readonly host: string;
  /** Markup whose `data-style` become styles. */
  readonly prompt: string;
  readonly choice: string;
  readonly signs: Signs;
  /** Colours of the button that sends. */
  readonly button: [waiting: string, ready: string];
}

/** The background hands it to a page together with the words, so that not every page has to load it. */
export const DRAWING: Drawing = {
  host: HOST,
  prompt: PROMPT,
  choice: CHOICE,
  button: [CONTROL_LINE, ACCENT],
  signs: { pass: ['✓', PASS], fail: ['✕', FAIL] },
};
