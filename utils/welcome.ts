import { browser } from 'wxt/browser';

/** Opens the first-run page in a tab of its own, for whoever wants to read it again, too. */
export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
