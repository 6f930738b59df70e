import { browser } from 'wxt/browser';
import { anchorOf, type Finding } from './detector';
import { guard } from './guard';
import { place } from './placement';
import { HOST_STYLE, MARKUP } from './prompt-markup';

/** What came of sending a token, in words; after `done` there is nothing left to try. */
export interface Outcome {
  readonly text: string;
  readonly done: boolean;
}

export interface Prompt {
  /** Follows the dialog, and notices what the page does to the prompt. */
  watch(best: Finding): void;
  /** Whether the page has left the prompt where it was put. */
  isInPlace(): boolean;
  close(): void;
}

/** A message of the catalogue's `capture` section. */
export const say = (key: string) => browser.i18n.getMessage(`capture_${key}` as never);

/** The page has no business with these: some dialogs close on any click outside their box. */
const PRIVATE_EVENTS = ['pointerdown', 'mousedown', 'mouseup', 'click', 'keydown'];

/**
 * Shows the prompt beside the best of the findings. It never holds a token: only the ends, where the user has to choose.
 * `send` gets the chosen one; `dismiss` is called when the user wants to hear no more of them.
 */
export function openPrompt(
  findings: readonly Finding[],
  send: (token: string) => Promise<Outcome>,
  dismiss: () => void,
): Prompt {
  const [best] = findings as [Finding];
  const lifetime = new AbortController();
  let token = best.value;
  let busy = false;

  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  root.innerHTML = MARKUP;
  const panel = root.lastChild as HTMLElement;
  const [status, choices, sendButton, dismissButton] = panel.children as unknown as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  sendButton.textContent = say('sendToInfisical');
  dismissButton.textContent = say('dismiss');
  if (findings.length > 1)
    for (const { value } of findings) {
      const label = choices.appendChild(document.createElement('label'));
      const radio = label.appendChild(document.createElement('input'));
      Object.assign(radio, { type: 'radio', name: 'token', checked: value === token });
      radio.onchange = () => {
        token = value;
      };
      label.append(`${value.slice(0, 4)}…${value.slice(-4)}`);
    }

  const close = () => {
    lifetime.abort();
    host.remove();
  };
  const settle = ({ isTrusted }: Event) => {
    if (!isTrusted) return;
    close();
    dismiss();
  };
  sendButton.onclick = async (event) => {
    if (busy || !trust.trusts(event)) return;
    busy = true;
    status.textContent = say('sending');
    const { text, done } = await send(token);
    status.textContent = text;
    busy = done;
    if (!done) return;
    dismissButton.focus();
    sendButton.remove();
    choices.remove();
  };
  dismissButton.onclick = settle;
  for (const type of PRIVATE_EVENTS) host.addEventListener(type, (event) => event.stopPropagation());
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !event.isTrusted) return;
      // The dialog under the prompt listens for Escape too, and would take the token with it.
      event.preventDefault();
      event.stopImmediatePropagation();
      settle(event);
    },
    { capture: true, signal: lifetime.signal },
  );

  host.style.cssText = HOST_STYLE;
  host.popover = 'manual';
  host.role = 'group';
  host.ariaLabel = say('title');
  // Focus traps let Tab pass to what has a tab index. The page can put the focus here, and no further.
  host.tabIndex = 0;
  anchorOf(best).append(host);
  host.showPopover();
  const trust = guard(root, panel);
  // Screen readers announce what changes in a status, not what it is born with.
  status.textContent = say(findings.length > 1 ? 'choose' : 'offer');

  return {
    watch: ({ scope, element }) => {
      place(host, scope, element);
      trust.watch();
    },
    isInPlace: () => host.matches(':popover-open'),
    close,
  };
}
