import { browser } from 'wxt/browser';
import { openPopup } from '@/utils/open-popup';
import { sampleItem } from '@/utils/sample/storage';

/** Has the popup play its journey with made-up facts: in a tab where it stays closed. */
export async function trySample(): Promise<void> {
  // Both at once: Firefox opens a popup only in the click itself.
  const [isOpen] = await Promise.all([openPopup(), sampleItem.set(true)]);
  if (!isOpen) await browser.tabs.create({ url: browser.runtime.getURL('/popup.html') });
}
