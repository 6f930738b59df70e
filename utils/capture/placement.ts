/** Distance to what the prompt stands beside and to the edges of the window, in pixels. */
const GAP = 8;
const PROTECTED = 'button,[role=button],a,input,textarea,select,label,code,pre';

/** Moves the prompt beside the dialog, or where it covers none of its controls and not the token. */
export function place(host: HTMLElement, scope: Element, token: Element): void {
  const { width, height } = host.getBoundingClientRect();
  const around = scope.getBoundingClientRect();
  const kept = [token, ...scope.querySelectorAll(PROTECTED)].map((element) => element.getBoundingClientRect());
  const far = { x: innerWidth - width - GAP, y: innerHeight - height - GAP };
  const middle = { x: (around.left + around.right - width) / 2, y: around.top };
  const spots: [number, number][] = [
    [middle.x, around.bottom + GAP],
    [middle.x, around.top - height - GAP],
    [around.right + GAP, middle.y],
    [around.left - width - GAP, middle.y],
    [far.x, far.y],
    [GAP, far.y],
    [far.x, GAP],
    [GAP, GAP],
  ];
  const covered = ([x, y]: [number, number]) =>
    kept.reduce((sum, box) => sum + overlap(x, x + width, box.left, box.right) * overlap(y, y + height, box.top, box.bottom), 0);
  const fits = ([x, y]: [number, number]) => x >= 0 && y >= 0 && x <= far.x + GAP && y <= far.y + GAP;
  const [best] = spots.filter(fits).sort((a, b) => covered(a) - covered(b));
  const [x, y] = best ?? [GAP, GAP];
  host.style.setProperty('left', `${x}px`, 'important');
  host.style.setProperty('top', `${y}px`, 'important');
}

function overlap(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
}
