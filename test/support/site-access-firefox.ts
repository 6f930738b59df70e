import { EXTENSION, type FirefoxWithExtension } from './firefox';

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
