import { serviceUsersUrl } from '../../humanitec/console';
import type { Organization } from '../../humanitec/schemas';
import { type Sentence, say } from '../../sentence';
import type { Answered } from '../answered';
import type { Check } from '../types';
import { nameAndId } from '../words';

/** What the token's organizations are held against. */
export interface Expectations {
  /** Organization of the console page the token was captured on: where a remedy leads. */
  pageOrg?: string | undefined;
  /** Ids that an administrator allows; undefined allows all. */
  allowed?: readonly string[] | undefined;
}

/**
 * Whether the token belongs where the user thinks it does: a token of another organization would send secrets there.
 * Infisical checks only that `GET /orgs` is answered, be it with an empty list.
 */
export function organizationCheck(
  organizations: Answered<Organization[]>,
  { pageOrg, allowed }: Expectations,
): Check {
  if (!organizations.ok) return unanswered(organizations.trouble === 'refused', pageOrg);
  const seen = organizations.value;
  const names = seen.map(nameAndId).join(', ');
  if (seen.length === 0)
    return failing(say('access.organization.none'), say('access.organization.giveRole'), pageOrg);
  const forbidden = allowed ? seen.filter(({ id }) => !allowed.includes(id)) : [];
  if (forbidden.length > 0) {
    const finding = say('access.organization.forbidden', forbidden.map(nameAndId).join(', '));
    return failing(finding, say('access.organization.askAdministrator'), undefined);
  }
  const finding =
    seen.length === 1
      ? say('access.organization.one', names)
      : say('access.organization.several', seen.length, names);
  return { id: 'organization', verdict: 'pass', finding };
}

function unanswered(refused: boolean, pageOrg: string | undefined): Check {
  if (refused) {
    return failing(say('access.organization.refused'), say('access.organization.giveRole'), pageOrg);
  }
  return {
    id: 'organization',
    verdict: 'unknown',
    finding: say('access.organization.unknown'),
    remedy: { text: say('access.token.tryAgain') },
  };
}

function failing(finding: Sentence, text: Sentence, org: string | undefined): Check {
  const url = serviceUsersUrl(org);
  return { id: 'organization', verdict: 'fail', finding, remedy: { text, url } };
}
