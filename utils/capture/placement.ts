import { closest, parentOf } from './flat-tree';
import { APART } from './reading';

/** Distance to the dialog and to the edges of the window, in pixels. */
const GAP = 8;

/** What the prompt must not cover, besides the token. */
const CONTROLS = `${APART},input,textarea`;

interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Placement {
  /** Moves the prompt beside the dialog, or inside to where it covers none of its controls and not the token. */
  follow(section: Element, token: Element): void;
  /** Whether the page has left the host the style it was given here. */
  isKept(): boolean;
}

/**
 * Places a host: out of the window until it follows a dialog. Its `style` is kept whatever the page does; the zoom undoes what the
 * host's ancestors have.
 */
export function placement(host: HTMLElement, style: string): Placement {
  let spot: Spot = { x: 0, y: -999 };
  let given = '';
  /** As the browser writes it. */
  let kept: string | null = '';

  const isKept = () => host.getAttribute('style') === kept;
  const put = () => {
    const zoom = 1 / (parentOf(host)?.currentCSSZoom ?? 1);
    const placed = `${style}inset:${spot.y}px auto auto ${spot.x}px!important;zoom:${zoom}!important`;
    // Observers of the page are told of each write.
    if (placed === given && isKept()) return;
    given = placed;
    host.style.cssText = placed;
    kept = host.getAttribute('style');
  };
  put();

  return {
    follow: (section, token) => {
      put();
      spot = spotFor(host, spot, section, token);
      put();
    },
    isKept,
  };
}

/** The first spot that is free, beginning with where it is: what moves cannot be clicked. */
function spotFor(host: Element, spot: Spot, section: Element, token: Element): Spot {
  const { width, height } = host.getBoundingClientRect();
  const kept = [token, ...section.querySelectorAll(CONTROLS)].map((element) =>
    element.getBoundingClientRect(),
  );
  // Unlike the window's own size this is without its scroll bars.
  const view = visualViewport as VisualViewport;
  const farX = view.width * view.scale - width - GAP;
  const farY = view.height * view.scale - height - GAP;
  // What leaves no room beside it is the dialog's own backdrop: what a person sees as the dialog is in it.
  const dialog = closest(token, (part) => {
    const around = parentOf(part)?.getBoundingClientRect();
    return part === section || (around && around.width - width > farX && around.height - height > farY);
  }) as Element;
  const { left, top, right, bottom } = dialog.getBoundingClientRect();
  const spots = [bottom + GAP, top - height - GAP, top, farY, GAP].flatMap((y) =>
    [left, right + GAP, left - width - GAP, farX].map((x) => ({ x, y })),
  );
  return (
    [spot, ...spots].find(
      ({ x, y }) =>
        x >= 0 &&
        y >= 0 &&
        x <= farX &&
        y <= farY &&
        !kept.some((box) => x < box.right && x + width > box.left && y < box.bottom && y + height > box.top),
    ) ?? { x: GAP, y: GAP }
  );
}
