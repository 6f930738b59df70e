import type { ExtensionBrowser } from '../support/extension';
import { expect, test } from './fixtures';

/** Fires the menu's event as the browser does after a click: native menus are out of a driver's reach. */
async function clickMenuItem(extension: ExtensionBrowser, selectionText: string | undefined): Promise<void> {
  await (await extension.worker()).evaluate(async (text) => {
    const [tab] = await chrome.tabs.query({ active: true });
    const { onClicked } = chrome.contextMenus as unknown as {
      onClicked: { dispatch(info: object, tab: object | undefined): void };
    };
    const info = { menuItemId: 'send-to-infisical', frameId: 0, editable: text === undefined };
    onClicked.dispatch(
      {
        ...info,
        pageUrl: 'https://app.humanitec.io/orgs/acme/x',
        ...(text === undefined ? {} : { selectionText: text }),
      },
      tab,
    );
  }, selectionText);
}

test('a selected token is captured from the context menu, once the user has switched it on', async ({
  extension,
}) => {
  const options = await extension.options();
  const worker = await extension.worker();
  expect(await worker.evaluate(() => chrome.contextMenus === undefined)).toBe(true);
  const menu = options.getByRole('checkbox', { name: /in the context menu of the Humanitec console/ });
  // Checked once the browser has given the permission, which check() would not wait for.
  await menu.click();
  await expect(menu).toBeChecked();

  const page = await extension.context.newPage();
  await page.goto('https://app.humanitec.io/orgs/acme/apps');
  await clickMenuItem(extension, ' selected0000000000000000000001 ');
  const popup = await extension.popupInTab();
  await expect(popup.getByText('••••••••0001')).toBeVisible();
  await expect(popup.getByText('organization acme')).toBeVisible();

  await options.bringToFront();
  await menu.click();
  await expect(menu).not.toBeChecked();
  expect(await worker.evaluate(() => chrome.permissions.contains({ permissions: ['scripting'] }))).toBe(
    false,
  );
});
