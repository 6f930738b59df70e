/** Distance to the dialog and to the edges of the window, in pixels. */
const GAP = 8;

/** What the prompt must not cover, besides the token. */
const CONTROLS = 'button,[role=button],a,input,textarea,label';

/** Moves the prompt beside the dialog, or inside to where it covers none of its controls and not the token. */
export function place(host: HTMLElement, scope: Element, token: Element): void {
  const { x, y, width, height } = host.getBoundingClientRect();
  const { left, top, right, bottom } = scope.getBoundingClientRect();
  const kept = [token, ...scope.querySelectorAll(CONTROLS)].map((element) => element.getBoundingClientRect());
  const farX = innerWidth - width - GAP;
  const farY = innerHeight - height - GAP;
  const corner = [GAP, GAP] as const;
  const spots: (readonly [number, number])[] = [
    // Where it is: what moves cannot be clicked.
    [x, y],
    [left, bottom + GAP],
    [left, top - height - GAP],
    [right + GAP, top],
    [left - width - GAP, top],
    [farX, farY],
    [GAP, farY],
    [farX, GAP],
    corner,
  ];
  const [left_, top_] =
    spots.find(
      ([x, y]) =>
        x >= 0 &&
        y >= 0 &&
        x <= farX &&
        y <= farY &&
        !kept.some((box) => x < box.right && x + width > box.left && y < box.bottom && y + height > box.top),
    ) ?? corner;
  host.style.setProperty('left', `${left_}px`, 'important');
  host.style.setProperty('top', `${top_}px`, 'important');
}
