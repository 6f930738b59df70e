import { browser } from 'wxt/browser';

/** Whether a page of the extension is open: in a tab, or as the popup. */
export async function isPageOpen(kinds: ('POPUP' | 'TAB')[] = ['POPUP', 'TAB']): Promise<boolean> {
  const pages = await browser.runtime.getContexts({ contextTypes: kinds });
  return pages.length > 0;
}
