import { type FirefoxWithExtension, GECKO_ID } from './firefox';

/** Loads the extension anew, as after an update. Its pages go with it, and with the last tab the window would, too. */
export async function reloadInFirefox({ chrome }: FirefoxWithExtension): Promise<void> {
  await chrome(RELOAD);
}

/** Evaluated in the browser's window. */
const RELOAD = `(async () => {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await (await AddonManager.getAddonByID('${GECKO_ID}')).reload();
})()`;
