import { browser } from 'wxt/browser';
import { peopleUrl } from '../humanitec/console';
import { MAY_LEAVE } from '../humanitec/may-leave';
import { consoleTabIdItem } from '../storage';
import { expectRole } from './runner';
import type { AppRef } from './types';

/**
 * Opens the People tab of an app: in the console tab known from the last capture or the last call, if it is still one
 * and shows no token, otherwise in a new tab. Finding other console tabs would need a permission for the console.
 */
export async function openPeopleTab({ org, app }: AppRef): Promise<void> {
  await expectRole({ org, app });
  const url = peopleUrl(org, app);
  const known = await consoleTabIdItem.get();
  if (known !== null && (await mayLeave(known))) {
    await browser.tabs.update(known, { url, active: true });
    return;
  }
  const { id } = await browser.tabs.create({ url });
  await consoleTabIdItem.set(id ?? null);
}

async function mayLeave(tabId: number): Promise<boolean> {
  try {
    return (await browser.tabs.sendMessage(tabId, MAY_LEAVE)) === true;
  } catch {
    return false;
  }
}
