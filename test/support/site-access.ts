import type { ExtensionBrowser } from './extension';

type HostAccess = 'ON_CLICK' | 'ON_ALL_SITES';

/** What the browser's own page of extensions passes on when its user chooses where this one may be. */
interface ExtensionsPage {
  developerPrivate: {
    updateExtensionConfiguration(update: { extensionId: string; hostAccess: HostAccess }): Promise<void>;
  };
}

/** Chooses the site access of the extension as a user does under `chrome://extensions`. */
export async function chooseSiteAccess({ context, extensionId }: ExtensionBrowser, hostAccess: HostAccess) {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    (update) => (chrome as unknown as ExtensionsPage).developerPrivate.updateExtensionConfiguration(update),
    { extensionId, hostAccess },
  );
  await page.close();
}
