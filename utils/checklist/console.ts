import { browser } from 'wxt/browser';
import { serviceUsersUrl } from '../humanitec/console';
import { consoleTabs } from '../humanitec/console-tabs';
import { showTab } from '../show-tab';
import { placeOf } from './place';
import type { Place } from './types';

/** Where the user is in the console: in the tab of it used last. */
export async function lookForConsole(): Promise<Place> {
  const [tab] = await consoleTabs();
  return placeOf(tab);
}

/**
 * Shows the tab with the service users as it is, or the one on its way there: what is typed there stays. Where it has gone, a new
 * one is opened.
 */
export async function showServiceUsers(): Promise<void> {
  const [tab] = await consoleTabs();
  const place = placeOf(tab);
  if (tab && place.at !== 'organization' && (await showTab(tab.id))) return;
  await browser.tabs.create({ url: serviceUsersUrl('org' in place ? place.org : undefined) });
}
