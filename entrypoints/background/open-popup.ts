import { browser } from 'wxt/browser';

/** Shows the popup where the browser allows it: Firefox asks for a user gesture, Chromium for a focused window. */
export async function openPopup(): Promise<boolean> {
  try {
    await browser.action.openPopup();
    return true;
  } catch {
    return false;
  }
}
