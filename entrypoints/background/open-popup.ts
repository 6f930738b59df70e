import { browser } from 'wxt/browser';

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
    const popups = await browser.runtime.getContexts({ contextTypes: ['POPUP'] });
    return popups.length > 0;
  }
}
