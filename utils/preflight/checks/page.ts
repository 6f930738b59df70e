import { serviceUsersUrl } from '../../humanitec/console';
import { say } from '../../sentence';
import { knownOrganizations } from '../identify';
import { nameAndId } from '../words';
import { defineCheck } from './check';

/**
 * Whether the token belongs to the organization of the console page it was captured on. An address is the page's own
 * choice, so that it fits proves nothing, and says so; that it does not fit is worth a stop. Absent for a token that comes
 * from no page, and where the token's organizations are not known.
 */
export const pageCheck = defineCheck({
  id: 'page',
  needs: ['identity', 'capture'],
  severity: 'advisory',
  evaluate: ({ identity, capture: { source, pageOrg } }) => {
    const organizations = knownOrganizations(identity);
    if (source === 'paste' || organizations.length === 0) return undefined;
    if (pageOrg === undefined) {
      return {
        verdict: 'unknown',
        finding: say('access.page.unknown'),
        remedy: { text: say('access.page.compare') },
      };
    }
    if (organizations.some(({ id }) => id === pageOrg)) {
      return { verdict: 'pass', finding: say('access.page.same', pageOrg) };
    }
    const names = organizations.map(nameAndId).join(', ');
    return {
      verdict: 'fail',
      finding: say('access.page.mismatch', names, pageOrg),
      remedy: { text: say('access.page.recapture'), url: serviceUsersUrl(pageOrg) },
    };
  },
});
