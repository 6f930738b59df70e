import { type FirefoxWithExtension, GECKO_ID } from './firefox';

/** The extension as Firefox has it, for its own window. */
export const EXTENSION = `WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)})`;

/** What a user gives or takes back under `about:addons`. */
export async function changeHost(
  firefox: FirefoxWithExtension,
  change: 'add' | 'remove',
  host: string,
): Promise<void> {
  await firefox.chrome(`(async () => {
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const { id, extension } = ${EXTENSION};
    await ExtensionPermissions.${change}(id, { permissions: [], origins: ['https://${host}/*'] }, extension);
  })()`);
}
