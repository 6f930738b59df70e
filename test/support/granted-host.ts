import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Preferences {
  extensions: { settings: Record<string, { granted_permissions: { explicit_host: string[] } }> };
}

/**
 * Writes into a browser profile that the user has answered "Allow" to a host before. Chromium then answers the next
 * `permissions.request` for it without its native dialog, which no driver reaches; until then the host is not
 * permitted. The browser must not be running.
 */
export async function grantHost(profileDir: string, extensionId: string, pattern: string): Promise<void> {
  const path = join(profileDir, 'Default/Preferences');
  const preferences = JSON.parse(await readFile(path, 'utf8')) as Preferences;
  preferences.extensions.settings[extensionId]?.granted_permissions.explicit_host.push(pattern);
  await writeFile(path, JSON.stringify(preferences));
}
