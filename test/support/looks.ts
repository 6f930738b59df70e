/** Counts how often the extension's content script has looked at a page. */
export interface Looks {
  /** Waits until it has looked once more at the page as it is now. */
  more(): Promise<void>;
}

/** Evaluates JavaScript in the content script's own world and gives its value. */
type InScript = (expression: string) => Promise<unknown>;

/** Each look probes the window, so its probes are counted. */
const COUNT = `(() => {
  const probe = Document.prototype.elementFromPoint;
  globalThis.probes = 0;
  Document.prototype.elementFromPoint = function (...point) {
    globalThis.probes += 1;
    return probe.apply(this, point);
  };
})()`;

const MORE = `(async () => {
  const before = probes;
  document.documentElement.dataset.changed = performance.now();
  while (probes === before) await new Promise(requestAnimationFrame);
})()`;

/** Begins to count on a page that has the content script. */
export async function countLooks(inScript: InScript): Promise<Looks> {
  await inScript(COUNT);
  return {
    more: async () => {
      await inScript(MORE);
    },
  };
}
