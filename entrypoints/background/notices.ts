import { browser } from 'wxt/browser';
import { NOTICE_PERMISSIONS } from '@/utils/connections/storage';
import { openPopup } from '@/utils/open-popup';

interface Notice {
  title: string;
  message: string;
  /** What it offers; Firefox refuses a notice with buttons. */
  button?: string;
}

/** Whether the user wants notices: that the browser has given the permission is all there is to that. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(NOTICE_PERMISSIONS);
}

/** Shows a notice in the place of the one before with this id. */
export async function showNotice(id: string, { title, message, button }: Notice): Promise<void> {
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    message,
    ...(button === undefined || import.meta.env.FIREFOX ? {} : { buttons: [{ title: button }] }),
  });
}

/**
 * Has a click on the notices with this id show the list of known connections. Call it in the first turn of the background: a
 * click may be what woke this worker.
 *
 * @param onButton what their button does
 */
export function answerNotice(id: string, onButton?: () => Promise<void>): void {
  let isListening = false;
  const listen = (): void => {
    const notices = browser.notifications;
    if (!notices || isListening) return;
    isListening = true;
    notices.onClicked.addListener((clicked) => {
      if (clicked === id) void showList(id);
    });
    if (!onButton) return;
    // Firefox has no buttons.
    notices.onButtonClicked?.addListener((clicked) => {
      if (clicked === id) void onButton().then(() => browser.notifications.clear(id));
    });
  };
  listen();
  // Only where the permission is there, the browser has notices at all.
  browser.permissions.onAdded.addListener(listen);
}

async function showList(id: string): Promise<void> {
  // First: a click on a notice counts as one, and no longer after a wait.
  const opened = openPopup();
  await browser.notifications.clear(id);
  if (!(await opened)) await browser.runtime.openOptionsPage();
}
