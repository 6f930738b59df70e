import { browser } from 'wxt/browser';
import { CONSOLE_PAGE, ConsolePage } from './console-page';

/** A tab that shows the console. */
export interface ConsoleTab extends ConsolePage {
  id: number;
}

/** All of them, the one used last first. Every tab is asked, as the addresses of tabs would need a permission. */
export async function consoleTabs(): Promise<ConsoleTab[]> {
  const tabs = await browser.tabs.query({});
  const ids = tabs
    .toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap(({ id }) => id ?? []);
  const pages = await Promise.all(ids.map(pageIn));
  return ids.flatMap((id, index) => {
    const page = pages[index];
    return page ? { id, ...page } : [];
  });
}

async function pageIn(tabId: number): Promise<ConsolePage | undefined> {
  try {
    return ConsolePage.safeParse(await browser.tabs.sendMessage(tabId, CONSOLE_PAGE)).data;
  } catch {
    return undefined;
  }
}
