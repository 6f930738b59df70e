import { browser } from 'wxt/browser';
import { ConsolePage } from './console-page';
import { CAPTURE_CHANGED, CONSOLE_PAGE } from './console-questions';

/** A tab that shows the console. */
export interface ConsoleTab extends ConsolePage {
  id: number;
}

/** All of them, the one used last first. Every tab is asked, as the addresses of tabs would need a permission. */
export function consoleTabs(): Promise<ConsoleTab[]> {
  return askTabs(CONSOLE_PAGE);
}

/** Has all of them ask anew what is to be offered. */
export async function renewCapture(): Promise<void> {
  await askTabs(CAPTURE_CHANGED);
}

async function askTabs(question: string): Promise<ConsoleTab[]> {
  const tabs = await browser.tabs.query({});
  const ids = tabs
    .toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap(({ id }) => id ?? []);
  const pages = await Promise.all(ids.map((id) => pageIn(id, question)));
  return ids.flatMap((id, index) => {
    const page = pages[index];
    return page ? { id, ...page } : [];
  });
}

async function pageIn(tabId: number, question: string): Promise<ConsolePage | undefined> {
  try {
    return ConsolePage.safeParse(await browser.tabs.sendMessage(tabId, question)).data;
  } catch {
    return undefined;
  }
}
