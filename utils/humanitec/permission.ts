import { browser } from 'wxt/browser';
import { fail } from '../failure';
import { API_HOST } from './hosts';

/**
 * Makes sure that the browser lets us talk to Humanitec's API: users can take that back, or give it by the click, and then a
 * request fails as it does without a network.
 *
 * @throws `humanitecPermissionMissing`
 */
export async function requireApiPermission(): Promise<void> {
  if (!(await browser.permissions.contains({ origins: [API_HOST] })))
    throw fail('humanitecPermissionMissing');
}
