import { browser } from 'wxt/browser';
import { isPageOpen } from './open-pages';

/**
 * Shows the popup where the browser allows it: Firefox asks for a user gesture, Chromium for a focused window.
 *
 * @returns whether it is open now, or was before: Chromium does not open it twice
 */
export async function openPopup(): Promise<boolean> {
  try {
    await browser.action.openPopup();
    return true;
  } catch {
    return isPageOpen(['POPUP']);
  }
}

/**
 * Shows the popup, in a tab where it stays closed. Call it in the click itself: Firefox opens a popup only there.
 *
 * @param first what has to be done before it is shown in a tab
 */
export async function showPopup(first: Promise<unknown>): Promise<void> {
  const [isOpen] = await Promise.all([openPopup(), first]);
  if (!isOpen) await browser.tabs.create({ url: browser.runtime.getURL('/popup.html') });
}
