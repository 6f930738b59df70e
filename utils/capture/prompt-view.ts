import { browser } from 'wxt/browser';
import { schemeAround } from './page-scheme';
import { ACCENT, CONTROL_LINE, FAIL, PASS } from './prompt-colors';
import { CHOICE, drawIn, MARKUP } from './prompt-markup';

/** Verdicts as the popup shows them: nothing hangs on colour alone. */
const SIGNS = { pass: ['✓', PASS], fail: ['✕', FAIL] } as const;

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
  tell(text: string, next: string, verdict?: keyof typeof SIGNS): void;
  /** Shows how much of the wait until a click counts is over, from 0 to 1. */
  arm(readiness: number): void;
}

/** A message of the catalogue's `capture` section; nothing where there is none of that name. */
export const say = (key: string) => browser.i18n.getMessage(`capture_${key}` as never);

/**
 * Draws the prompt into a host that is in the page, in the colours of what is around it. Where there are `ends` the user is to
 * choose between the tokens that have them.
 */
export function drawPrompt(host: Element, ends: readonly string[]): View {
  const [panel, product, status, sign, text, next, choices, , send, fill, dismiss] = drawIn(
    host.attachShadow({ mode: 'closed' }),
    MARKUP,
  ) as Parts;
  panel.dir = browser.i18n.getMessage('@@bidi_dir');
  panel.style.colorScheme = schemeAround(host, fill);
  product.append(say('title'));
  drawIn(choices, CHOICE.repeat(ends.length)).forEach((label, index) => {
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
      if (verdict) [sign.textContent, sign.style.color] = SIGNS[verdict];
    },
    arm: (readiness) => {
      const isReady = readiness === 1;
      send.ariaDisabled = isReady ? null : 'true';
      send.style.background = isReady ? ACCENT : CONTROL_LINE;
      // Full, it is the button itself.
      fill.style.width = `${(readiness % 1) * 100}%`;
    },
  };
}
