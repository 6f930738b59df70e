import { browser } from 'wxt/browser';
import { schemeAround } from './page-scheme';
import type { Drawing } from './prompt-markup';

/** It is out of sight and moves until it stands, so that no time counts before (guard.ts). In milliseconds. */
const ENTRANCE = [{ opacity: 0, translate: '0 8px' }, {}];
const ENTRANCE_TIME = 140;

/** The elements of the markup that have a style. */
type Parts = [
  panel: HTMLElement,
  product: HTMLElement,
  status: HTMLElement,
  sign: HTMLElement,
  text: HTMLElement,
  next: HTMLElement,
  choices: HTMLElement,
  controls: HTMLElement,
  send: HTMLElement,
  fill: HTMLElement,
  dismiss: HTMLElement,
];

/** What the prompt consists of and shows. Knows no token and no click. */
export interface View {
  readonly panel: HTMLElement;
  readonly status: HTMLElement;
  /** Where the user is to choose, the radio buttons. */
  readonly choices: HTMLElement;
  readonly send: HTMLElement;
  readonly dismiss: HTMLElement;
  /** Says something, and what to do next. */
  tell(text: string, next: string, verdict?: keyof Drawing['signs']): void;
  /** Shows how much of the wait until a click counts is over, from 0 to 1. */
  arm(readiness: number): void;
}

/**
 * Draws markup and gives the elements that have a style, in their order. Styles are set one by one: in Firefox the page's
 * policy for them strips those that come as markup, and takes constructed sheets of content scripts from version 153 on only.
 */
function drawIn(root: Element | ShadowRoot, markup: string): HTMLElement[] {
  root.innerHTML = markup;
  const parts = [...root.querySelectorAll<HTMLElement>('[data-style]')];
  for (const { style, dataset } of parts) style.cssText = dataset.style as string;
  return parts;
}

/** A message of the catalogue's `capture` section; nothing where there is none of that name. */
export const say = (key: string) => browser.i18n.getMessage(`capture_${key}` as never);

/**
 * Draws the prompt into a host that is in the page, in the colours of what is around it. Where there are `ends` the user is to
 * choose between the tokens that have them.
 */
export function drawPrompt(
  host: Element,
  { prompt, choice, signs, button }: Drawing,
  ends: readonly string[],
): View {
  const [panel, product, status, sign, text, next, choices, , send, fill, dismiss] = drawIn(
    host.attachShadow({ mode: 'closed' }),
    prompt,
  ) as Parts;
  panel.dir = browser.i18n.getMessage('@@bidi_dir');
  panel.style.colorScheme = schemeAround(host, fill);
  product.append(say('title'));
  drawIn(choices, choice.repeat(ends.length)).forEach((label, index) => {
    label.append(ends[index] as string);
    (label.firstChild as HTMLInputElement).checked = !index;
  });
  send.append(say('send'));
  dismiss.append(say('dismiss'));
  if (!matchMedia('(prefers-reduced-motion)').matches) panel.animate(ENTRANCE, ENTRANCE_TIME);

  return {
    panel,
    status,
    choices,
    send,
    dismiss,
    tell: (said, todo, verdict) => {
      text.textContent = said;
      next.textContent = todo;
      sign.hidden = !verdict;
      if (verdict) [sign.textContent, sign.style.color] = signs[verdict];
    },
    arm: (readiness) => {
      const isReady = readiness === 1;
      send.ariaDisabled = isReady ? null : 'true';
      send.style.background = button[isReady ? 1 : 0];
      // Full, it is the button itself.
      fill.style.width = `${(readiness % 1) * 100}%`;
    },
  };
}
