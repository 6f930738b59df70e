import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { defineItem } from '@/utils/storage';
import { openWelcome } from '@/utils/welcome';

/** Whether the first-run page was opened: an extension that is loaded from a folder is installed anew with each start. */
const welcomedItem = defineItem('local:welcomed', z.boolean(), false, { version: 1 });

/** Opens the first-run page once, after the installation and after no update. Call it in the first turn of the background. */
export function welcomeOnce(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void welcome();
  });
}

async function welcome(): Promise<void> {
  if (await welcomedItem.get()) return;
  await welcomedItem.set(true);
  await openWelcome();
}
