import type { Spot } from './accessible';

/** What a page that has tried the extension at home knows. */
export interface Game {
  /** Shown one after another. */
  tokens: string[];
  /** Where the prompt's button is to be, in CSS pixels of the page. */
  at: Spot;
  /** From the upper left corner of the dialog to the prompt's button. */
  offset: Spot;
  /** As soon as the prompt is drawn, the page gives nothing a turn for as many milliseconds. */
  busyFor?: number;
}

/** An empty page of the console that belongs to the attacker. */
export const GAME_PAGE = 'https://app.humanitec.io/orgs/evil/game';

/**
 * Runs in the page: "click ten times to prove that you are human". Shows a token so that the prompt's button stands at the
 * given place, and the next one whenever the popup has closed, which shows in the focus coming back.
 */
export function playGame({ tokens, at, offset, busyFor }: Game): void {
  const show = (): void => {
    document.querySelector('[role=dialog]')?.remove();
    const token = tokens.shift();
    if (token === undefined) return;
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    dialog.style.cssText = `position:fixed;width:300px;background:#eee;left:${at.x - offset.x}px;top:${at.y - offset.y}px`;
    dialog.innerHTML = `<h2>Store Token</h2><p>The complete token will only be displayed once.</p><input readonly><button>Copy</button>`;
    const field = dialog.querySelector('input');
    if (field) field.value = token;
    document.body.append(dialog);
    field?.focus();
  };
  let left = false;
  addEventListener('blur', () => {
    left = true;
  });
  addEventListener('focus', () => {
    if (left) show();
    left = false;
  });
  // Whoever clicks beside it has the keys go into the dialog again.
  addEventListener('mouseup', ({ target }) => {
    if (target === document.documentElement || target === document.body)
      document.querySelector<HTMLElement>('[role=dialog] input')?.focus();
  });
  show();

  const times: GameTimes = {};
  Object.assign(window, { times });
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'Enter') times.enter ??= timeStamp;
    },
    true,
  );
  const block = (milliseconds: number): void => {
    for (const end = performance.now() + milliseconds; performance.now() < end; );
  };
  const watch = (): void => {
    if (!document.querySelector('[popover=manual][role=group]')) return void requestAnimationFrame(watch);
    times.prompt = performance.now();
    if (busyFor !== undefined) setTimeout(block, 60, busyFor);
  };
  watch();
}

/** In the page's `times`: when the prompt was first seen and Enter first pressed, in milliseconds of the page's clock. */
export interface GameTimes {
  prompt?: number;
  enter?: number;
}

/** Where the attacker's page is served: as its own organization's, and as the victim's. */
export const GAME_PAGES = { '/orgs/evil/game': { body: '' }, '/orgs/acme/game': { body: '' } };
