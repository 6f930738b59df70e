import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from './extension';

type HostAccess = 'ON_CLICK' | 'ON_SPECIFIC_SITES' | 'ON_ALL_SITES';

/** What the browser's own page of extensions passes on when its user chooses where this one may be. */
interface ExtensionsPage {
  developerPrivate: {
    updateExtensionConfiguration(update: { extensionId: string; hostAccess: HostAccess }): Promise<void>;
    addHostPermission(extensionId: string, pattern: string): Promise<void>;
    removeHostPermission(extensionId: string, pattern: string): Promise<void>;
  };
}

/** Chooses the site access of the extension as a user does under `chrome://extensions`. */
export function chooseSiteAccess(extension: ExtensionBrowser, hostAccess: HostAccess): Promise<void> {
  return onExtensionsPage(extension, (page) =>
    page.evaluate(
      (update) => (chrome as unknown as ExtensionsPage).developerPrivate.updateExtensionConfiguration(update),
      { extensionId: extension.extensionId, hostAccess },
    ),
  );
}

/** Adds a host to the specific sites, or takes it back, in the same place. */
export function changeSite(
  extension: ExtensionBrowser,
  change: 'addHostPermission' | 'removeHostPermission',
  host: string,
): Promise<void> {
  return onExtensionsPage(extension, (page) =>
    page.evaluate(
      ({ extensionId, act, pattern }) =>
        (chrome as unknown as ExtensionsPage).developerPrivate[act](extensionId, pattern),
      { extensionId: extension.extensionId, act: change, pattern: `https://${host}/*` },
    ),
  );
}

async function onExtensionsPage(
  { context }: ExtensionBrowser,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await act(page);
  await page.close();
}
