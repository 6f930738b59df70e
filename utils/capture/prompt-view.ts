import { schemeAround } from './page-scheme';
import type { Drawing } from './prompt-markup';
import type { PromptTexts } from './prompt-texts';

/** A ring that becomes its shadow: it draws the eye, and hides and moves nothing, so that time counts at once (guard.ts). In milliseconds. */
const ENTRANCE_TIME = 300;

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
  root.append(...new DOMParser().parseFromString(markup, 'text/html').body.childNodes);
  const parts = [...root.querySelectorAll<HTMLElement>('[data-style]')];
  for (const { style, dataset } of parts) style.cssText = dataset.style as string;
  return parts;
}

/**
 * Draws the prompt into a host that is in the page, in the colours of what is around it. Where there are `ends` the user is to
 * choose between the tokens that have them.
 */
export function drawPrompt(
  host: Element,
  { prompt, choice, signs, button }: Drawing,
  texts: PromptTexts,
  ends: readonly string[],
): View {
  const [panel, product, status, sign, text, next, choices, , send, fill, dismiss] = drawIn(
    host.attachShadow({ mode: 'closed' }),
    prompt,
  ) as Parts;
  panel.dir = texts.direction;
  panel.style.colorScheme = schemeAround(host, fill);
  product.append(texts.title);
  drawIn(choices, choice.repeat(ends.length)).forEach((label, index) => {
    label.append(ends[index] as string);
    (label.firstChild as HTMLInputElement).checked = !index;
  });
  send.append(texts.send);
  dismiss.append(texts.dismiss);
  if (!matchMedia('(prefers-reduced-motion)').matches)
    panel.animate([{ boxShadow: `0 0 0 6px ${button[1]}` }, {}], ENTRANCE_TIME);

  return {
    panel,
    choices,
    send,
    dismiss,
    tell: (said, todo, verdict) => {
      text.textContent = said;
      next.textContent = todo;
      sign.hidden = !verdict;
      if (verdict) [sign.textContent, sign.style.color] = signs[verdict];
      // A shorter text must not move the buttons from under the pointer.
      status.style.minHeight = `${status.offsetHeight}px`;
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
