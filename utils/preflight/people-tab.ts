import { browser } from 'wxt/browser';
import { consoleTabIdItem } from '../capture/storage';
import { peopleUrl } from '../humanitec/console';
import { consoleTabs } from '../humanitec/console-tabs';
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

async function findConsoleTab(): Promise<number | undefined> {
  const [known, tabs] = await Promise.all([consoleTabIdItem.get(), consoleTabs()]);
  const free = tabs.filter(({ mayLeave }) => mayLeave);
  return (free.find(({ id }) => id === known) ?? free[0])?.id;
}
