import { browser } from 'wxt/browser';
import type { Offer } from './detector';
import { guard } from './guard';
import { place } from './placement';
import { HOST_STYLE, STYLE } from './prompt-style';

/** What came of sending a token, in words; after `done` there is nothing left to try. */
export interface Outcome {
  readonly text: string;
  readonly done: boolean;
}

export interface Prompt {
  /** Follows the dialog, and notices what the page does to the prompt. */
  watch(offer: Offer): void;
  /** Whether the page has left the prompt where it was put. */
  isInPlace(): boolean;
  close(): void;
}

export interface PromptActions {
  send(value: string): Promise<Outcome>;
  /** The user wants to hear no more of these tokens. */
  dismiss(): void;
}

/** A message of the catalogue's `capture` section. */
export const say = (key: string) => browser.i18n.getMessage(`capture_${key}` as never);

/** The page has no business with these: some dialogs close on any click outside their box. */
const PRIVATE_EVENTS = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'keydown', 'keyup'];

/** Shows the prompt for an offer. It never holds the token: only its ends, where the user has to choose. */
export function openPrompt({ candidates, anchor }: Offer, actions: PromptActions): Prompt {
  const lifetime = new AbortController();
  const { signal } = lifetime;
  let chosen = 0;
  let busy = false;
  let cameFrom: EventTarget | null = null;

  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed', delegatesFocus: true });
  make(root, 'style', STYLE);
  const panel = make(root, 'section');
  const status = make(panel, 'p');
  const choices = make(panel, 'div');
  if (candidates.length > 1)
    candidates.forEach(({ value }, index) => {
      const label = make(choices, 'label', ` ${value.slice(0, 4)}…${value.slice(-4)}`);
      const radio = document.createElement('input');
      Object.assign(radio, { type: 'radio', name: 'token', checked: !index });
      radio.onchange = () => {
        chosen = index;
      };
      label.prepend(radio);
    });
  const send = make(panel, 'button', say('sendToInfisical'));
  const dismiss = make(panel, 'button', say('dismiss'));
  panel.role = 'group';
  panel.ariaLabel = say('title');
  status.role = 'status';

  const close = () => {
    const hadFocus = root.activeElement;
    lifetime.abort();
    host.remove();
    if (hadFocus) (cameFrom as HTMLElement | null)?.focus();
  };
  const settle = (event: Event) => {
    if (!event.isTrusted) return;
    actions.dismiss();
    close();
  };
  const act = async (event: Event) => {
    const token = candidates[chosen];
    if (busy || !token || !trust.trusts(event)) return;
    busy = true;
    status.textContent = say('sending');
    const { text, done } = await actions.send(token.value);
    busy = false;
    status.textContent = text;
    if (!done) return;
    if (root.activeElement === send) dismiss.focus();
    send.remove();
    choices.remove();
  };

  send.onclick = act;
  dismiss.onclick = settle;
  for (const type of PRIVATE_EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
  root.addEventListener('focusin', (event) => {
    cameFrom ??= (event as FocusEvent).relatedTarget;
  });
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !event.isTrusted) return;
      // The dialog under the prompt listens for Escape too, and would take the token with it.
      event.preventDefault();
      event.stopImmediatePropagation();
      settle(event);
    },
    { capture: true, signal },
  );

  host.style.cssText = HOST_STYLE;
  host.popover = 'manual';
  // Focus traps let Tab pass to what has a tab index; the focus itself goes to the buttons inside.
  host.tabIndex = 0;
  anchor.append(host);
  host.showPopover();
  const trust = guard(host, root, panel, signal);
  // Screen readers announce what changes in a status, not what it is born with.
  status.textContent = say(candidates.length > 1 ? 'choose' : 'offer');

  return {
    watch: (offer) => {
      const [best] = offer.candidates;
      if (best) place(host, offer.scope, best.element);
      trust.watch();
    },
    isInPlace: () => host.matches(':popover-open'),
    close,
  };
}

function make<K extends keyof HTMLElementTagNameMap>(parent: Node, tag: K, text = ''): HTMLElementTagNameMap[K] {
  const element = parent.appendChild(document.createElement(tag));
  element.textContent = text;
  return element;
}
