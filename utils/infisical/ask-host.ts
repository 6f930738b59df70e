import { browser } from 'wxt/browser';
import { fail } from '../failure';
import { infisicalUse, requireAllowedBy } from '../policy/require-infisical';
import type { Policy } from '../policy/types';
import { hostPattern } from './site-url';
import type { Profile } from './types';

/**
 * Asks the user for the host of a profile's Infisical, unless it is forbidden. Call it first thing after a click, with nothing
 * awaited before: browsers refuse the question without a user gesture.
 *
 * @throws what {@link requireAllowedBy} refuses, `infisicalPermissionMissing`
 */
export async function askForHost(
  profile: Pick<Profile, 'siteUrl' | 'signIn'>,
  policy: Policy,
): Promise<void> {
  requireAllowedBy(policy, infisicalUse(profile));
  const isGranted = await browser.permissions.request({ origins: [hostPattern(profile.siteUrl)] });
  if (!isGranted) throw fail('infisicalPermissionMissing', [profile.siteUrl]);
}
