/// <reference types="chrome" />
import type { ExtensionBrowser } from './extension';

const EMPTY = 'about:blank';

/** Takes the extension back to the state after its installation. One empty page stays: without any the browser would end. */
export async function startAnew({ context, worker }: ExtensionBrowser): Promise<void> {
  const pages = context.pages();
  const kept = pages.find((page) => page.url() === EMPTY) ?? (await context.newPage());
  await Promise.all(pages.filter((page) => page !== kept).map((page) => page.close()));
  await context.clearCookies();
  await (await worker()).evaluate(async () => {
    await chrome.alarms.clearAll();
    await chrome.storage.session.clear();
    await chrome.storage.local.clear();
  });
}
