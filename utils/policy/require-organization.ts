import type { Preflight } from '../preflight/types';
import { policyNow } from './managed';
import { refuse } from './refusal';

/**
 * Refuses a token of a Humanitec organization that the administrator does not allow, whatever the user confirmed.
 *
 * @throws `policyUnreadable`, `policyNotRead`, `pushOrganizationNotAllowed`, `pushOrganizationUnproven`
 */
export async function requireAllowedOrganizations(
  preflight: Pick<Preflight, 'organizations'> | undefined,
): Promise<void> {
  const { allowedHumanitecOrganizations: allowed } = await policyNow();
  if (allowed === 'any') return;
  const organizations = preflight?.organizations.map(({ id }) => id) ?? [];
  if (organizations.length === 0) throw refuse('pushOrganizationUnproven');
  const foreign = organizations.find((id) => !allowed.includes(id));
  if (foreign !== undefined) throw refuse('pushOrganizationNotAllowed', [foreign]);
}
