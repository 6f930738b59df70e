import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface PermissionSet {
  api: string[];
  explicit_host: string[];
  manifest_permissions: string[];
  scriptable_host: string[];
}

interface Preferences {
  extensions: {
    settings: Record<
      string,
      { granted_permissions: PermissionSet; runtime_granted_permissions?: PermissionSet }
    >;
  };
}

/**
 * Writes into a browser profile that the user has answered "Allow" to a host before. Chromium then answers the next
 * `permissions.request` for it without its native dialog, which no driver reaches; until then the host is not
 * permitted. The browser must not be running.
 */
export function grantHost(profileDir: string, extensionId: string, pattern: string): Promise<void> {
  return grant(profileDir, extensionId, 'explicit_host', pattern);
}

/** The same for what the extension asks for by name, e.g. `notifications`. */
export function grantPermission(profileDir: string, extensionId: string, name: string): Promise<void> {
  return grant(profileDir, extensionId, 'api', name);
}

async function grant(
  profileDir: string,
  extensionId: string,
  kind: 'api' | 'explicit_host',
  what: string,
): Promise<void> {
  const path = join(profileDir, 'Default/Preferences');
  const preferences = JSON.parse(await readFile(path, 'utf8')) as Preferences;
  const extension = preferences.extensions.settings[extensionId];
  if (!extension) throw new Error(`The profile has no extension ${extensionId}`);
  const none: PermissionSet = { api: [], explicit_host: [], manifest_permissions: [], scriptable_host: [] };
  const runtime = extension.runtime_granted_permissions ?? none;
  extension.granted_permissions[kind].push(what);
  extension.runtime_granted_permissions = { ...runtime, [kind]: [...runtime[kind], what] };
  await writeFile(path, JSON.stringify(preferences));
}
