import { violations } from '../support/axe';
import { showApps, showFields } from '../support/popup';
import { pasteToken, serviceUserToken, signIn } from '../support/user';
import { expect, test } from './fixtures';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`popup and options break no accessibility rule, ${colorScheme}`, async ({ simulators, extension }) => {
    await signIn(extension, simulators);
    const { humanitec } = simulators;
    humanitec.quirks.appList = 'all';
    humanitec.addApps(25);
    const empty = await extension.popupInTab();
    await empty.emulateMedia({ colorScheme });
    expect(await violations(empty)).toEqual([]);
    await empty.locator('summary').click();
    expect(await violations(empty)).toEqual([]);
    await empty.close();

    const popup = await pasteToken(
      extension,
      serviceUserToken(humanitec, { apps: { shop: 'developer', payments: 'viewer' } }),
    );
    await popup.emulateMedia({ colorScheme });
    await expect(popup.getByRole('button', { name: /^Create/ })).toBeEnabled();
    expect(await violations(popup)).toEqual([]);
    await showApps(popup);
    await showFields(popup);
    expect(await violations(popup)).toEqual([]);

    await popup.getByRole('button', { name: /^Create/ }).click();
    await expect(popup.getByRole('link', { name: 'Open in Infisical' })).toBeVisible();
    expect(await violations(popup)).toEqual([]);

    const options = await extension.options();
    await options.emulateMedia({ colorScheme });
    for (const method of ['Browser session', 'Universal Auth', 'Access token']) {
      await options.getByRole('radio', { name: method }).check();
      expect(await violations(options), method).toEqual([]);
    }
    await options.getByRole('button', { name: 'Add profile' }).click();
    await options.getByRole('button', { name: 'Clear' }).click();
    for (const more of await options.locator('summary').all()) await more.click();
    for (const width of [1280, 320]) {
      await options.setViewportSize({ width, height: 900 });
      expect(await violations(options), `questions at ${width} px`).toEqual([]);
    }
  });
}
