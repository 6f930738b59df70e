import { serviceUsersUrl } from '../../humanitec/console';
import { say } from '../../sentence';
import { knownOrganizations } from '../identify';
import { nameAndId } from '../words';
import { type CheckResult, defineCheck } from './check';
import { TRY_AGAIN } from './remedies';

/**
 * Whether the token belongs where the user thinks it does: a token of another organization would send secrets there.
 * Infisical checks only that `GET /orgs` is answered, be it with an empty list.
 */
export const organizationCheck = defineCheck({
  id: 'organization',
  needs: ['identity', 'capture', 'allowed'],
  severity: 'blocking',
  evaluate: ({ identity, capture: { pageOrg }, allowed }) => {
    const forbidden = allowed ? knownOrganizations(identity).filter(({ id }) => !allowed.includes(id)) : [];
    if (forbidden.length > 0) {
      return {
        verdict: 'fail',
        finding: say('access.organization.forbidden', forbidden.map(nameAndId).join(', ')),
        remedy: { text: say('access.organization.askAdministrator') },
      };
    }
    const { organizations } = identity;
    if (!organizations.ok) {
      return organizations.trouble === 'refused'
        ? withoutMembership('access.organization.refused', pageOrg)
        : { verdict: 'unknown', finding: say('access.organization.unknown'), remedy: TRY_AGAIN };
    }
    const seen = organizations.value;
    if (seen.length === 0) return withoutMembership('access.organization.none', pageOrg);
    const names = seen.map(nameAndId).join(', ');
    const finding =
      seen.length === 1
        ? say('access.organization.one', names)
        : say('access.organization.several', seen.length, names);
    return { verdict: 'pass', finding };
  },
});

/** @param org where the remedy leads to */
function withoutMembership(
  finding: 'access.organization.refused' | 'access.organization.none',
  org: string | undefined,
): CheckResult {
  const remedy = { text: say('access.organization.giveRole'), url: serviceUsersUrl(org) };
  return { verdict: 'fail', finding: say(finding), remedy };
}
