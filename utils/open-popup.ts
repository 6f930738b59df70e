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
