import { createHash, type Hash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the extension may get without a question. */
export interface Granted {
  /** Patterns, e.g. `https://infisical.example.com/*`. */
  hosts?: readonly string[];
  /** Names, e.g. `notifications`. */
  permissions?: readonly string[];
}

/**
 * Writes into a new browser profile that the user has answered "Allow" before. Chromium then answers the next
 * `permissions.request` for it without its native dialog, which no driver reaches; until then it is not permitted.
 *
 * @param extensionDir folder of the extension, which the browser is to start with
 */
export async function grantBefore(
  profileDir: string,
  extensionDir: string,
  { hosts = [], permissions = [] }: Granted,
): Promise<void> {
  const set = { api: permissions, explicit_host: hosts, manifest_permissions: [], scriptable_host: [] };
  const settings = {
    [unpackedId(extensionDir)]: { granted_permissions: set, runtime_granted_permissions: set },
  };
  await mkdir(join(profileDir, 'Default'), { recursive: true });
  await writeFile(join(profileDir, 'Default/Preferences'), JSON.stringify({ extensions: { settings } }));
}

/** The id Chromium gives an unpacked extension: that of its path. */
export const unpackedId = (path: string): string => idOfHash(createHash('sha256').update(path));

/** An id of Chromium: the first half of a SHA-256, written with a to p. */
export const idOfHash = (sha256: Hash): string =>
  sha256
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
