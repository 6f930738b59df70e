import { hostStyle } from './prompt-markup';
import { APART } from './reading';

/** Distance to the dialog and to the edges of the window, in pixels. */
const GAP = 8;

/** What the prompt must not cover, besides the token. */
const CONTROLS = `${APART},input,textarea`;

/** Moves the prompt beside the dialog, or inside to where it covers none of its controls and not the token. */
export function place(host: HTMLElement, scope: Element, token: Element): void {
  const { x, y, width, height } = host.getBoundingClientRect();
  const { left, top, right, bottom } = scope.getBoundingClientRect();
  const kept = [token, ...scope.querySelectorAll(CONTROLS)].map((element) => element.getBoundingClientRect());
  const farX = innerWidth - width - GAP;
  const farY = innerHeight - height - GAP;
  const spots = [bottom + GAP, top - height - GAP, top, farY, GAP].flatMap((y) =>
    [left, right + GAP, left - width - GAP, farX].map((x) => ({ x, y })),
  );
  // First where it is: what moves cannot be clicked.
  const spot = [{ x, y }, ...spots].find(
    ({ x, y }) =>
      x >= 0 &&
      y >= 0 &&
      x <= farX &&
      y <= farY &&
      !kept.some((box) => x < box.right && x + width > box.left && y < box.bottom && y + height > box.top),
  ) ?? { x: GAP, y: GAP };
  host.style.cssText = hostStyle(spot.y, spot.x);
}
