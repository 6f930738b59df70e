import { browser } from 'wxt/browser';
import { anchorOf, type Sighting } from './detector';
import { guard } from './guard';
import { placement } from './placement';
import { press } from './press';
import { CONTROL_STYLE, MARKUP, PANEL_STYLE } from './prompt-markup';

/** What came of sending a token, in words; after `done` there is nothing left to try. */
export interface Outcome {
  readonly text: string;
  readonly done: boolean;
}

export interface Prompt {
  /** Follows the dialog, and notices what the page does to the prompt. */
  watch(best: Sighting): void;
  /** Whether the page has left the prompt where it was put. */
  isInPlace(): boolean;
  close(): void;
}

/** A page that is not read for longer may show another token, or none; in milliseconds. */
const LONGEST_UNREAD = 1000;

type Parts = [status: HTMLElement, choices: HTMLElement, send: HTMLElement, dismiss: HTMLElement];

/** A message of the catalogue's `capture` section. */
export const say = (key: string) => browser.i18n.getMessage(`capture_${key}` as never);

/**
 * Shows the prompt beside the best of the sightings. It never holds a token: only the ends, where the user has to choose.
 * Where there is no `room` for one more it says so before the click. `send` gets the chosen one; `settle` is called when there is nothing more to say about them.
 */
export function openPrompt(
  sightings: readonly Sighting[],
  room: Promise<boolean>,
  send: (token: string) => Promise<Outcome>,
  settle: () => void,
): Prompt {
  const [best] = sightings as [Sighting];
  let busy = false;
  let read = performance.now();

  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  root.innerHTML = MARKUP;
  const panel = root.lastChild as HTMLElement;
  const [status, choices, sendButton, dismissButton] = panel.children as unknown as Parts;
  sendButton.textContent = say('send');
  dismissButton.textContent = say('dismiss');
  if (sightings.length > 1)
    sightings.forEach(({ value }, index) => {
      const label = choices.appendChild(document.createElement('label'));
      label.innerHTML = `<input type=radio name=token value=${index} ${index ? '' : 'checked'}>`;
      label.append(`${value.slice(0, 4)}…${value.slice(-4)}`);
    });
  panel.style.cssText = PANEL_STYLE;
  for (const control of panel.querySelectorAll<HTMLElement>('button,label'))
    control.style.cssText = CONTROL_STYLE;

  const close = () => {
    removeEventListener('keydown', onKey, true);
    guarded.stop();
    host.remove();
  };
  const dismiss = () => {
    close();
    settle();
  };
  const down = (event: PointerEvent | KeyboardEvent, onButton: boolean) => {
    if (!busy) presses.down(event, onButton);
  };
  sendButton.onpointerdown = (event) => down(event, true);
  sendButton.onclick = async (event) => {
    if (busy || !presses.counts(event)) return;
    busy = true;
    status.textContent = say('sending');
    const chosen = choices.querySelector<HTMLInputElement>(':checked');
    const sighting = sightings[+(chosen?.value ?? 0)];
    const { text, done } = await send((sighting as Sighting).value);
    status.textContent = text;
    busy = done;
    if (!done) return;
    settle();
    guarded.stop();
    dismissButton.focus();
    sendButton.remove();
    choices.remove();
  };
  dismissButton.onclick = dismiss;
  // The page has no business with these: some dialogs close on any click outside their box.
  host.onpointerdown = host.onmousedown = host.onclick = (event: Event) => event.stopPropagation();
  const onKey = (event: KeyboardEvent) => {
    const isEscape = event.key === 'Escape';
    const isInside = event.composedPath().includes(host);
    down(event, isInside && root.activeElement === sendButton && /^(Enter| )$/.test(event.key));
    // The dialog under the prompt listens for Escape too, and would take the token with it. Focus traps turn Tab away from
    // the last element they know, which is the host.
    if (isEscape || isInside) event.stopImmediatePropagation();
    if (!isEscape) return;
    event.preventDefault();
    dismiss();
  };
  addEventListener('keydown', onKey, true);

  host.popover = 'manual';
  host.role = 'group';
  host.ariaLabel = say('title');
  // Focus traps let Tab pass to what has a tab index. The page can put the focus here, and no further.
  host.tabIndex = 0;
  const anchor = anchorOf(best);
  // Not as the last child: style sheets give that one no margin.
  anchor.insertBefore(host, anchor.lastElementChild);
  const placed = placement(host);
  host.showPopover();
  // A page can take it elsewhere, in Firefox even into a frame of its own without closing it.
  const isInPlace = () =>
    host.parentNode === anchor && host.ownerDocument === document && host.matches(':popover-open');
  // After an update of the extension nothing can be asked of the browser any more.
  const isKept = () =>
    !!browser.runtime?.id && isInPlace() && placed.isKept() && performance.now() - read < LONGEST_UNREAD;
  const guarded = guard(host, panel, sendButton, isKept);
  const presses = press(guarded, () => {
    status.textContent = say('again');
  });
  // Screen readers announce what changes in a status, not what it is born with.
  status.textContent = say(sightings.length > 1 ? 'choose' : 'offer');
  // A shorter text must not move the button from under the pointer.
  status.style.minHeight = `${status.offsetHeight}px`;
  void room.then((free) => {
    if (!free && !busy) status.textContent = say('full');
  });

  return {
    watch: ({ section, element }) => {
      read = performance.now();
      // Before and after what the page did to it is undone.
      guarded.look();
      placed.follow(section, element);
      guarded.look();
    },
    isInPlace,
    close,
  };
}
