import type { Page } from '@playwright/test';
import { fromContentScript, ways } from './messages/post';

/** Counts how often the extension's content script has looked at a page. */
export interface Looks {
  /** Waits until it has looked once more at the page as it is now. */
  more(): Promise<void>;
}

/** Each look probes the window, so its probes are counted, in the content script's own world. */
const COUNT = `(() => {
  const probe = Document.prototype.elementFromPoint;
  globalThis.probes = 0;
  Document.prototype.elementFromPoint = function (...point) {
    globalThis.probes += 1;
    return probe.apply(this, point);
  };
})()`;

/** Begins to count on a page that has the content script. */
export async function countLooks(page: Page, extensionId: string): Promise<Looks> {
  const { evaluate } = await fromContentScript(page, extensionId, ways.internal);
  const probes = () => evaluate('globalThis.probes');
  await evaluate(COUNT);
  return {
    more: async () => {
      const before = await probes();
      await page.evaluate(() => {
        document.documentElement.dataset.changed = `${performance.now()}`;
      });
      while ((await probes()) === before) await page.waitForTimeout(10);
    },
  };
}
