import { browser } from 'wxt/browser';
import { ConsolePage } from './console-page';

/** A tab that shows the console. */
export interface ConsoleTab extends ConsolePage {
  id: number;
}

/** All of them, the one used last first. Every tab is asked, as the addresses of tabs would need a permission. */
export function consoleTabs(): Promise<ConsoleTab[]> {
  return askTabs(false);
}

/** Has all of them ask anew what is to be offered. */
export async function renewCapture(): Promise<void> {
  await askTabs(true);
}

/** @param isChanged whether what is to be offered may be another by now */
async function askTabs(isChanged: boolean): Promise<ConsoleTab[]> {
  const tabs = await browser.tabs.query({});
  const ids = tabs
    .toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap(({ id }) => id ?? []);
  const pages = await Promise.all(ids.map((id) => pageIn(id, isChanged)));
  return ids.flatMap((id, index) => {
    const page = pages[index];
    return page ? { id, ...page } : [];
  });
}

/** Only the console's content script answers; other tabs do not at all. */
async function pageIn(tabId: number, isChanged: boolean): Promise<ConsolePage | undefined> {
  try {
    return ConsolePage.safeParse(await browser.tabs.sendMessage(tabId, isChanged)).data;
  } catch {
    return undefined;
  }
}
