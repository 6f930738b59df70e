import type { Page } from '@playwright/test';
import { waitForAccessible } from './accessible';
import type { ExtensionBrowser } from './extension';

/** Where the console serves service users; the organization id is in it. */
export const CONSOLE_PAGE = 'https://app.humanitec.io/orgs/acme/service-users';

/** As long as a person takes to read the prompt; quicker clicks do not count. */
export const READING = 600;

/** What the background holds for the last capture, straight from its session storage. */
export async function heldToken(extension: ExtensionBrowser): Promise<string | undefined> {
  const worker = await extension.worker();
  const { vault = [] } = await worker.evaluate(() =>
    chrome.storage.session.get<{ vault?: { token: string }[] }>('vault'),
  );
  return vault.at(-1)?.token;
}

export async function forgetToken(extension: ExtensionBrowser): Promise<void> {
  const worker = await extension.worker();
  await worker.evaluate(() => chrome.storage.session.remove(['vault', 'captures', 'setAside']));
}

/** Reads the prompt, then clicks its button with the mouse. */
export async function clickSend(page: Page): Promise<void> {
  const { x, y } = await waitForAccessible(page, 'button', 'Send to Infisical');
  await page.waitForTimeout(READING);
  await page.mouse.click(x, y);
}

/** The prompt's host, found as a page can find it. */
export const promptHost = (page: Page) => page.locator('[popover=manual][role=group]');
