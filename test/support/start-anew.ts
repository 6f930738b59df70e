/// <reference types="chrome" />
import type { ExtensionBrowser } from './extension';

/** Takes the extension back to the state after its installation. */
export async function startAnew({ context, worker }: ExtensionBrowser): Promise<void> {
  const used = context.pages();
  await context.newPage();
  await Promise.all(used.map((page) => page.close()));
  await context.clearCookies();
  await (await worker()).evaluate(async () => {
    await chrome.alarms.clearAll();
    await chrome.storage.session.clear();
    await chrome.storage.local.clear();
  });
}
