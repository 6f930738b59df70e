import type { Spot } from './accessible';

/** Where the prompt's button is, and where else the pointer may rest, in CSS pixels of the page. */
export interface Place {
  send: Spot;
  elsewhere: Spot;
}

export interface Trick {
  /** Runs in the page, which knows the place of the button from trying the extension at home. */
  start(place: Place): void;
  /** Where the hand clicks; `send` if absent. */
  clicks?: 'elsewhere';
  /** What it covers the prompt with lets clicks through, which Firefox does not tell (docs/security.md, "Not protected"). */
  letsClicksThrough?: true;
  /** The click is informed all the same if the prompt stands where it stood, and looks as it did. */
  ifItLooksDifferent?: true;
}

/** What a page may do to have its user click `Send to Infisical` without knowing. The user has had time to read it before. */
export const TRICKS: Record<string, Trick> = {
  'bubble of an invalid field over it': {
    start() {
      const field = document.createElement('input');
      field.required = true;
      const host = document.querySelector('[popover=manual][role=group]');
      const box = host?.getBoundingClientRect();
      field.style.cssText = `position:fixed;left:${box?.left}px;top:${(box?.top ?? 0) - 24}px;width:280px`;
      document.querySelector('[role=dialog]')?.append(field);
      field.reportValidity();
    },
  },
  'its text painted over as a selection': {
    ifItLooksDifferent: true,
    start() {
      const style = document.createElement('style');
      style.textContent =
        '*::selection, :root::selection, ::selection { color: transparent !important; background: #fff !important }';
      document.head.append(style);
      getSelection()?.selectAllChildren(document.documentElement);
    },
  },
  'cover that flickers on a timer': {
    letsClicksThrough: true,
    start() {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText =
        'position:fixed;inset:0;width:100%;height:100%;margin:0;border:0;background:#fff;pointer-events:none';
      document.body.append(cover);
      setInterval(() => {
        cover.showPopover();
        setTimeout(() => cover.hidePopover(), 35);
      }, 45);
    },
  },
  'cover in every second frame': {
    letsClicksThrough: true,
    start() {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText =
        'position:fixed;inset:0;width:100%;height:100%;margin:0;border:0;background:#fff;pointer-events:none';
      document.body.append(cover);
      const turn = (): void => {
        cover.togglePopover();
        requestAnimationFrame(turn);
      };
      turn();
    },
  },
  'cover with a hole for the button': {
    letsClicksThrough: true,
    start({ send }) {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      const [left, right, top, bottom] = [send.x - 64, send.x + 64, send.y - 13, send.y + 13];
      cover.style.cssText =
        'position:fixed;inset:0;width:100%;height:100%;margin:0;border:0;background:#fff;pointer-events:none';
      cover.style.clipPath = `path(evenodd, "M0 0H4000V4000H0Z M${left} ${top}H${right}V${bottom}H${left}Z")`;
      document.body.append(cover);
      cover.showPopover();
    },
  },
  'cover that clicks end at, with a hole for the button': {
    start({ send }) {
      const pieces = [
        `0 0 auto 0;height:${send.y - 13}px`,
        `${send.y + 13}px 0 0 0`,
        `${send.y - 13}px auto auto 0;width:${send.x - 64}px;height:26px`,
        `${send.y - 13}px 0 auto ${send.x + 64}px;height:26px`,
      ];
      for (const piece of pieces) {
        const cover = document.createElement('div');
        cover.popover = 'manual';
        cover.style.cssText = `position:fixed;width:auto;height:auto;margin:0;padding:0;border:0;background:#fff;inset:${piece}`;
        document.body.append(cover);
        cover.showPopover();
      }
    },
  },
  'moved under the pointer': {
    clicks: 'elsewhere',
    start({ send, elsewhere }) {
      const dialog = document.querySelector<HTMLElement>('[role=dialog]');
      const box = dialog?.getBoundingClientRect();
      const follow = (): void => {
        dialog?.style.setProperty('left', `${(box?.left ?? 0) + elsewhere.x - send.x}px`);
        dialog?.style.setProperty('top', `${(box?.top ?? 0) + elsewhere.y - send.y}px`);
      };
      addEventListener('mousemove', follow, { once: true });
    },
  },
  'scrolled under the pointer': {
    clicks: 'elsewhere',
    start({ send, elsewhere }) {
      const dialog = document.querySelector<HTMLElement>('[role=dialog]');
      const box = dialog?.getBoundingClientRect();
      const [across, down] = [send.x - elsewhere.x, send.y - elsewhere.y];
      Object.assign(document.body.style, { width: '4000px', height: '4000px' });
      scrollTo(400, 400);
      dialog?.style.setProperty('position', 'absolute');
      dialog?.style.setProperty('left', `${(box?.left ?? 0) + 400}px`);
      dialog?.style.setProperty('top', `${(box?.top ?? 0) + 400}px`);
      addEventListener('mousemove', () => scrollBy(across, down), { once: true });
    },
  },
};

/** Runs in the page: everything a script can send to the prompt without a person. */
export function pretendEvents({ send }: Place): void {
  const host = document.querySelector<HTMLElement>('[popover=manual][role=group]');
  const at = { bubbles: true, cancelable: true, composed: true, clientX: send.x, clientY: send.y, detail: 1 };
  host?.focus();
  host?.click();
  for (const target of [host, host?.firstElementChild, document.elementFromPoint(send.x, send.y)]) {
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      target?.dispatchEvent(new PointerEvent(type, at));
    for (const type of ['keydown', 'keypress', 'keyup'])
      target?.dispatchEvent(new KeyboardEvent(type, { ...at, key: 'Enter', code: 'Enter' }));
  }
}

/**
 * Runs in the page: the next click opens a window at the given place of the screen; pressing a mouse button in it closes
 * it, so that the second click of a double click goes to what was below.
 */
export function openWindowAtClick({ x, y, width, height }: Spot & { width: number; height: number }): void {
  addEventListener(
    'click',
    () => {
      const opened = open('', '', `popup,left=${x},top=${y},width=${width},height=${height}`);
      opened?.document.write('<body>Double-click here.</body>');
      opened?.addEventListener('mousedown', () => opened.close());
      Object.assign(window, { opened });
    },
    { once: true },
  );
}

/** Runs in the page: where the prompt is, without its edges. */
export function insideOfPrompt(): { x: number; y: number; width: number; height: number } {
  const box = document.querySelector('[popover=manual][role=group]')?.getBoundingClientRect();
  if (!box) throw new Error('No prompt on the page');
  return { x: box.x + 12, y: box.y + 12, width: box.width - 24, height: box.height - 24 };
}
