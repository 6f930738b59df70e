import { browser } from 'wxt/browser';
import { consoleTabIdItem } from '../capture/storage';
import { peopleUrl } from '../humanitec/console';
import { MAY_LEAVE } from '../humanitec/may-leave';
import { expectRole } from './runner';
import type { AppRef } from './types';

/**
 * Opens the People tab of an app: in a console tab that shows no token, that of the last capture or the last call before
 * any other, or else in a new tab.
 */
export async function openPeopleTab({ org, app }: AppRef): Promise<void> {
  await expectRole({ org, app });
  const url = peopleUrl(org, app);
  const reusable = await findConsoleTab();
  const tab = await (reusable === undefined
    ? browser.tabs.create({ url })
    : browser.tabs.update(reusable, { url, active: true }));
  await consoleTabIdItem.set(tab?.id ?? null);
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
}

/** Asks the known one, then all tabs, as their addresses would need a permission: only the console's content script answers. */
async function findConsoleTab(): Promise<number | undefined> {
  const known = await consoleTabIdItem.get();
  if (known !== null && (await mayLeave(known))) return known;
  const tabs = await browser.tabs.query({});
  const ids = tabs
    .toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
    .flatMap(({ id }) => id ?? []);
  const free = await Promise.all(ids.map(mayLeave));
  return ids.find((_, index) => free[index]);
}

async function mayLeave(tabId: number): Promise<boolean> {
  try {
    return (await browser.tabs.sendMessage(tabId, MAY_LEAVE)) === true;
  } catch {
    return false;
  }
}
