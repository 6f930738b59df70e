import type { CDPSession, Page } from '@playwright/test';
import { devtools } from './extension';

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
  const session = await devtools(page);
  const contextId = await worldOf(session, extensionId);
  const evaluate = async <T>(expression: string): Promise<T> =>
    (await session.send('Runtime.evaluate', { contextId, expression, returnByValue: true })).result
      .value as T;
  await evaluate(COUNT);
  return {
    more: async () => {
      const before = await evaluate<number>('globalThis.probes');
      await page.evaluate(() => {
        document.documentElement.dataset.changed = `${performance.now()}`;
      });
      while ((await evaluate<number>('globalThis.probes')) === before) await page.waitForTimeout(10);
    },
  };
}

/** The JavaScript context of the content script in a page's main frame. */
async function worldOf(session: CDPSession, extensionId: string): Promise<number> {
  const found = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extensionId}`) resolve(context.id);
    });
  });
  await session.send('Runtime.enable');
  return found;
}
