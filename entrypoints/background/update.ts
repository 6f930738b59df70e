import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { capturesItem, setAsideItem } from '@/utils/capture/storage';
import { whileEmpty } from '@/utils/capture/vault';
import { stayAwake } from '@/utils/keep-alive';
import { isFetchLasting } from '@/utils/lasting-fetch';
import { isPageOpen } from '@/utils/open-pages';
import { isUnfinished } from '@/utils/push/state';
import { pushItem } from '@/utils/push/storage';
import { defineItem } from '@/utils/storage';
import { syncRunsItem } from '@/utils/syncs/runs/storage';
import { setupItem } from '@/utils/syncs/storage';
import { isUnderWay } from '@/utils/syncs/under-way';

const ALARM = 'update';
/** How often it is looked whether an update can be installed, besides whenever something has been taken care of. */
const ALARM_MINUTES = 1;

/** Whether an update of the extension is put off. */
const updateWaitsItem = defineItem('session:updateWaits', z.boolean(), false);

let relax: (() => void) | undefined;

/**
 * Puts updates of the extension off while captures wait or work is under way: an update ends session memory, and what is not on
 * disk is not taken up again. Call it in the first turn of the background.
 */
export function keepUpdates(): void {
  browser.runtime.onUpdateAvailable.addListener(() => void putOff());
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void look();
  });
  for (const item of [capturesItem, setAsideItem, pushItem, setupItem, syncRunsItem])
    item.watch(() => void look());
  void look();
}

async function putOff(): Promise<void> {
  await updateWaitsItem.set(true);
  await browser.alarms.create(ALARM, { periodInMinutes: ALARM_MINUTES });
  await look();
}

async function look(): Promise<void> {
  await keepBusy();
  if (!(await updateWaitsItem.get())) return;
  await whileEmpty(async () => {
    if (await isInUse()) return;
    await browser.alarms.clear(ALARM);
    browser.runtime.reload();
    // This worker ends here. A capture that it took in now would be lost.
    await new Promise(() => {});
  });
}

/** Whether something would be cut off or taken away besides captures. */
async function isInUse(): Promise<boolean> {
  const [push, setup, runs] = await Promise.all([pushItem.get(), setupItem.get(), syncRunsItem.get()]);
  // A result stays until it has been read, and a page while somebody uses it.
  if (push || (await isPageOpen())) return true;
  // Syncs outlast the capture that they were set up with, and those after a rotation have none.
  if (setup && isUnderWay(setup)) return true;
  return (runs !== null && runs.state !== 'over') || isFetchLasting();
}

/** Chromium asks only an extension at work, and installs an update at once where its worker sleeps. */
async function keepBusy(): Promise<void> {
  const [{ length }, push] = await Promise.all([capturesItem.get(), pushItem.get()]);
  if (length > 0 || (push && isUnfinished(push))) {
    relax ??= stayAwake();
  } else {
    relax?.();
    relax = undefined;
  }
}
