/// <reference types="chrome" />
import { shows } from '../support/user-acts';
import { expect, inBoth } from './fixtures';

const MENU = 'Offer "Send to Infisical" in the context menu of the Humanitec console';

inBoth(
  'a selected token is captured from the context menu, once the user has switched it on',
  async ({ browser }) => {
    const mayLook = () =>
      browser.evaluate(() => chrome.permissions.contains({ permissions: ['scripting'] }), undefined);
    const options = await browser.options();
    await shows(options, MENU);
    expect(await mayLook()).toBe(false);
    // Checked once the browser has given the permission, which check() would not wait for.
    await options.click('checkbox', MENU);
    await expect.poll(() => options.isChecked(MENU)).toBe(true);

    const console = await browser.visit('https://app.humanitec.io/orgs/acme/apps');
    await console.toFront();
    await browser.sendFromMenu(' selected0000000000000000000001 ');
    const popup = await browser.popup();
    await shows(popup, '••••••••0001');
    await shows(popup, 'organization acme');

    await options.toFront();
    await options.click('checkbox', MENU);
    await expect.poll(() => options.isChecked(MENU)).toBe(false);
    expect(await mayLook()).toBe(false);
  },
);
