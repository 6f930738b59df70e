import { serviceUsersUrl } from '../../humanitec/console';
import { type Sentence, say } from '../../sentence';
import { nameAndId } from '../words';
import { defineCheck, type Finding } from './check';
import { TRY_AGAIN } from './remedies';

/**
 * Whether the token belongs where the user thinks it does: a token of another organization would send secrets there.
 * Infisical checks only that `GET /orgs` is answered, be it with an empty list.
 */
export const organizationCheck = defineCheck({
  id: 'organization',
  needs: ['identity', 'capture', 'allowed'],
  severity: 'blocking',
  evaluate: ({ identity: { organizations }, capture: { pageOrg }, allowed }) => {
    if (!organizations.ok) {
      return organizations.trouble === 'refused'
        ? failing(say('access.organization.refused'), say('access.organization.giveRole'), pageOrg)
        : { verdict: 'unknown', finding: say('access.organization.unknown'), remedy: TRY_AGAIN };
    }
    const seen = organizations.value;
    if (seen.length === 0)
      return failing(say('access.organization.none'), say('access.organization.giveRole'), pageOrg);
    const forbidden = allowed ? seen.filter(({ id }) => !allowed.includes(id)) : [];
    if (forbidden.length > 0) {
      const finding = say('access.organization.forbidden', forbidden.map(nameAndId).join(', '));
      return failing(finding, say('access.organization.askAdministrator'), undefined);
    }
    const names = seen.map(nameAndId).join(', ');
    const finding =
      seen.length === 1
        ? say('access.organization.one', names)
        : say('access.organization.several', seen.length, names);
    return { verdict: 'pass', finding };
  },
});

/** @param org where the remedy leads to */
function failing(finding: Sentence, text: Sentence, org: string | undefined): Finding {
  return { verdict: 'fail', finding, remedy: { text, url: serviceUsersUrl(org) } };
}
