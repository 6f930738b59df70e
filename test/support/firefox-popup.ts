import type { FirefoxWithExtension } from './firefox';

/**
 * What the popup says that hangs on Firefox's toolbar; empty where none does. No driver reaches it; the browser's own window does, by
 * a script in its process.
 */
export const saidInPopup = (firefox: FirefoxWithExtension): Promise<string> => firefox.chrome(SAID);

/** Closes it, as a click anywhere else would. */
export const closePopup = (firefox: FirefoxWithExtension): Promise<string> =>
  firefox.chrome(`for (const panel of document.querySelectorAll('panel')) panel.hidePopup()`);

const SAID = `(async () => {
  const popup = [...document.querySelectorAll('.webextension-popup-browser')].find(({ currentURI }) =>
    currentURI?.spec.endsWith('/popup.html'));
  if (!popup || popup.closest('panel')?.state !== 'open') return '';
  const name = 'said-' + Math.random();
  return new Promise((resolve) => {
    popup.messageManager.addMessageListener(name, ({ data }) => resolve(data));
    popup.messageManager.loadFrameScript(
      'data:,' + encodeURIComponent('sendAsyncMessage("' + name + '", content.document.body?.innerText ?? "")'), false);
  });
})()`;
