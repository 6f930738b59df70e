import { browser } from 'wxt/browser';
import { anchorOf, type Sighting } from './detector';
import { guard } from './guard';
import { placement } from './placement';
import { press } from './press';
import type { Drawing } from './prompt-markup';
import type { PromptTexts, Text } from './prompt-texts';
import { drawPrompt } from './prompt-view';

/** What came of sending a token, in words, and what to do next; after `done` there is nothing left to try. */
export interface Outcome {
  readonly text: string;
  readonly next: string;
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

/**
 * Shows the prompt beside the best of the sightings. It never holds a token: only the ends, where the user has to choose.
 * Where there is no `room` for one more it says so before the click. `send` gets the chosen one; `settle` is called when there is nothing more to say about them.
 */
export function openPrompt(
  sightings: readonly Sighting[],
  drawing: Drawing,
  texts: PromptTexts,
  room: Promise<boolean>,
  send: (token: string) => Promise<Outcome>,
  settle: () => void,
): Prompt {
  const [best] = sightings as [Sighting];
  let busy = false;
  let read = performance.now();

  const host = document.createElement('div');
  host.popover = 'manual';
  host.role = 'group';
  host.ariaLabel = texts.title;
  host.lang = texts.language;
  // Focus traps let Tab pass to what has a tab index. The page can put the focus here, and no further.
  host.tabIndex = 0;
  const anchor = anchorOf(best);
  // Firefox brings the script of an updated extension into open pages, and leaves it what the one before has drawn, dead.
  anchor.querySelector('[popover][role=group]')?.remove();
  // Not as the last child: style sheets give that one no margin.
  anchor.insertBefore(host, anchor.lastElementChild);
  const placed = placement(host, drawing.host);
  host.showPopover();

  const isChoice = sightings.length > 1;
  const ends = isChoice ? sightings.map(({ value }) => `${value.slice(0, 4)}…${value.slice(-4)}`) : [];
  const {
    panel,
    choices,
    send: sendButton,
    dismiss: dismissButton,
    tell,
    arm,
  } = drawPrompt(host, drawing, texts, ends);
  const tellOf = (key: Text, verdict?: 'fail') => tell(texts[key], texts[`${key}Next`], verdict);

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
    tellOf('sending');
    // -1, and so the only one, where there is nothing to choose.
    const chosen = [...choices.querySelectorAll('input')].findIndex(({ checked }) => checked);
    const { text, next, done } = await send((sightings.at(chosen) as Sighting).value);
    tell(text, next, done ? 'pass' : 'fail');
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
    down(event, isInside && sendButton.matches(':focus') && /^(Enter| )$/.test(event.key));
    // The dialog under the prompt listens for Escape too, and would take the token with it. Focus traps turn Tab away from
    // the last element they know, which is the host.
    if (isEscape || isInside) event.stopImmediatePropagation();
    if (!isEscape) return;
    event.preventDefault();
    dismiss();
  };
  addEventListener('keydown', onKey, true);

  // A page can take it elsewhere, in Firefox even into a frame of its own without closing it.
  const isInPlace = () =>
    host.parentNode === anchor && host.ownerDocument === document && host.matches(':popover-open');
  // While it sends there is nothing to click. After an update of the extension nothing can be asked of the browser any more.
  const isKept = () =>
    !busy &&
    !!browser.runtime?.id &&
    isInPlace() &&
    placed.isKept() &&
    performance.now() - read < LONGEST_UNREAD;
  const guarded = guard(host, panel, sendButton, isKept, arm);
  const presses = press(guarded, () => tellOf('again'));
  // Screen readers announce what changes in a status, not what it is born with.
  tellOf(isChoice ? 'choose' : 'offer');
  void room.then((free) => {
    if (!free && !busy) tellOf('full', 'fail');
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
