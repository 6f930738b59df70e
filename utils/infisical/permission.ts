import { browser } from 'wxt/browser';
import { FailureError, fail } from '../failure';
import { hostPattern } from './site-url';
import type { Profile } from './types';

/**
 * Makes sure that the browser lets us talk to a site, before the first request to it. Only a page can ask for more,
 * in a click. Also true for the Cloud: Firefox lets users take those hosts back.
 *
 * @throws `infisicalPermissionMissing`
 */
export async function requireHostPermission(siteUrl: string): Promise<void> {
  const granted = await browser.permissions.contains({ origins: [hostPattern(siteUrl)] });
  if (!granted) throw fail('infisicalPermissionMissing', [siteUrl]);
}

/** Whether the browser does not let us talk to a site: found out before a request, so none went out. */
export function isHostWithheld(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'infisicalPermissionMissing';
}

/** Gives back the permission for a self-hosted site, unless one of the remaining profiles uses the same host. */
export async function giveBackPermission(gone: Profile, remaining: readonly Profile[]): Promise<void> {
  const pattern = hostPattern(gone.siteUrl);
  const used = remaining.some(({ siteUrl }) => hostPattern(siteUrl) === pattern);
  if (gone.instance === 'self-hosted' && !used) await browser.permissions.remove({ origins: [pattern] });
}
