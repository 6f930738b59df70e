import { browser } from 'wxt/browser';

/** Shows the popup where the browser allows it; elsewhere the badge says that a capture waits. */
export async function openPopup(): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    // Firefox asks for a user gesture, Chromium for a focused window: the badge is the way in.
  }
}
