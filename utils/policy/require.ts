import { fail } from '../failure';
import type { Preflight } from '../preflight/types';
import { allowedOrganizations } from './managed';

/**
 * Refuses a token of a Humanitec organization that the administrator does not allow, whatever the user confirmed.
 *
 * @throws `policyUnreadable`, `policyNotRead`, `pushOrganizationNotAllowed`, `pushOrganizationUnproven`
 */
export async function requireAllowedOrganizations(preflight: Preflight | undefined): Promise<void> {
  const allowed = await allowedOrganizations();
  if (!allowed) return;
  const organizations = preflight?.organizations.map(({ id }) => id) ?? [];
  if (organizations.length === 0) throw fail('pushOrganizationUnproven');
  const foreign = organizations.find((id) => !allowed.includes(id));
  if (foreign !== undefined) throw fail('pushOrganizationNotAllowed', [foreign]);
}
