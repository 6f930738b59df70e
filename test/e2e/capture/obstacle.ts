import type { ConsoleTab } from '../../support/console-tab';
import { expect } from './fixtures';

/** Has the page paint over the prompt with what lets clicks through; waits until none counts. Both browsers tell of this way. */
export async function obstruct(tab: ConsoleTab): Promise<void> {
  await tab.evaluate(() => {
    const style = document.createElement('style');
    style.id = 'obstacle';
    style.textContent =
      '[popover=manual]::before{content:"";position:fixed;inset:0;background:#fff;pointer-events:none}';
    document.head.append(style);
  }, undefined);
  const isWaiting = async () => (await tab.accessible('button', 'Send to Infisical'))?.isDisabled;
  await expect.poll(isWaiting).toBe(true);
}

export const clear = (tab: ConsoleTab): Promise<void> =>
  tab.evaluate(() => document.querySelector('#obstacle')?.remove(), undefined);
