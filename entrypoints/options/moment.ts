import { browser } from 'wxt/browser';

/** A moment in the browser's language and the user's time zone. */
export function moment(at: number): string {
  return new Intl.DateTimeFormat(browser.i18n.getUILanguage(), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
}
