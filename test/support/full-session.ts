/// <reference types="chrome" />
import type { ConsoleTab } from './console-tab';

/** As much as an extension may have in session memory, in either browser; Firefox does not tell. */
const QUOTA_BYTES = 10_485_760;

/** Does something while nothing more fits into session memory. */
export async function whileSessionIsFull(tab: ConsoleTab, act: () => Promise<void>): Promise<void> {
  await tab.inBackground(async (quota) => {
    const { session } = chrome.storage;
    const left = quota - (await session.getBytesInUse());
    await session.set({ filler: 'x'.repeat(left - 200) });
  }, QUOTA_BYTES);
  try {
    await act();
  } finally {
    await tab.inBackground(() => chrome.storage.session.remove('filler'), undefined);
  }
}
