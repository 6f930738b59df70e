import type { Page } from '@playwright/test';
import { findAccessible, type Spot, waitForAccessible } from './accessible';
import type { ExtensionBrowser } from './extension';

/** Where the console serves service users; the organization id is in it. */
export const CONSOLE_PAGE = 'https://app.humanitec.io/orgs/acme/service-users';

/** As long as a person takes to read the prompt; quicker clicks do not count. */
export const READING = 600;

/** Runs in the background: what it holds for the last capture, straight from its session storage. */
export async function heldThere(): Promise<string | undefined> {
  const { vault = [] } = await chrome.storage.session.get<{ vault?: { token: string }[] }>('vault');
  return vault.at(-1)?.token;
}

/** Runs in the background: takes away what was captured. */
export const forgetThere = (): Promise<void> =>
  chrome.storage.session.remove(['vault', 'captures', 'setAside']);

/** Runs in the background: says whether the popup opens by itself after a capture. */
export const letPopupThere = (it: 'open' | 'stay closed'): Promise<void> =>
  it === 'open' ? chrome.action.enable() : chrome.action.disable();

export const heldToken = async (extension: ExtensionBrowser): Promise<string | undefined> =>
  (await extension.worker()).evaluate(heldThere);

export const forgetToken = async (extension: ExtensionBrowser): Promise<void> =>
  (await extension.worker()).evaluate(forgetThere);

/** Where what is taken is all that counts: each popup that opens with it costs as much as the rest of a case. */
export const keepPopupClosed = async (extension: ExtensionBrowser): Promise<void> =>
  (await extension.worker()).evaluate(letPopupThere, 'stay closed' as const);

/** What the prompt says to a click that came too early. */
export const ONCE_MORE = 'Please click once more.';

/** Waits until a click on the prompt's button counts. */
export async function waitForReady(page: Page, timeout = 10_000): Promise<Spot> {
  const end = Date.now() + timeout;
  for (;;) {
    const spot = await waitForAccessible(page, 'button', 'Send to Infisical', timeout);
    if (!spot.isDisabled) return spot;
    if (Date.now() > end) throw new Error(`A click did not count within ${timeout} ms`);
    await page.waitForTimeout(50);
  }
}

/** Clicks the prompt's button with the mouse as soon as that counts; once more where a busy machine kept the prompt from being looked at. */
export async function clickSend(page: Page): Promise<void> {
  do {
    const { x, y } = await waitForReady(page);
    await page.mouse.click(x, y);
  } while (await findAccessible(page, 'StaticText', ONCE_MORE));
}

/** The prompt's host, found as a page can find it. */
export const promptHost = (page: Page) => page.locator('[popover=manual][role=group]');

/** Runs in the page: how often the prompt's host is written to while nothing moves. */
export async function writesTo(host: Element): Promise<number> {
  let writes = 0;
  new MutationObserver(() => writes++).observe(host, { attributes: true });
  for (let frames = 0; frames < 60; frames++) await new Promise((resolve) => requestAnimationFrame(resolve));
  return writes;
}
