import type { Capture } from '../../capture/types';
import { serviceUsersUrl } from '../../humanitec/console';
import type { Organization } from '../../humanitec/schemas';
import { say } from '../../sentence';
import type { Answered } from '../answered';
import type { Check } from '../types';
import { nameAndId } from '../words';

/**
 * Whether the token belongs to the organization of the console page it was captured on. An address is the page's own
 * choice, so that it fits proves nothing, and says so; that it does not fit is worth a stop. Absent for a token that comes
 * from no page, and where the token's organizations are not known.
 */
export function pageCheck(
  { source, pageOrg }: Pick<Capture, 'source' | 'pageOrg'>,
  organizations: Answered<Organization[]>,
): Check | undefined {
  if (source === 'paste' || !organizations.ok || organizations.value.length === 0) return undefined;
  if (pageOrg === undefined) {
    return {
      id: 'page',
      verdict: 'unknown',
      finding: say('access.page.unknown'),
      remedy: { text: say('access.page.compare') },
    };
  }
  if (organizations.value.some(({ id }) => id === pageOrg)) {
    return { id: 'page', verdict: 'pass', finding: say('access.page.same', pageOrg) };
  }
  const names = organizations.value.map(nameAndId).join(', ');
  return {
    id: 'page',
    verdict: 'fail',
    finding: say('access.page.mismatch', names, pageOrg),
    remedy: { text: say('access.page.recapture'), url: serviceUsersUrl(pageOrg) },
  };
}
