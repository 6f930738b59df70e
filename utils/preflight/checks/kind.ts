import { serviceUsersUrl } from '../../humanitec/console';
import { say } from '../../sentence';
import { homeOf } from '../home';
import { knownOrganizations } from '../identify';
import { defineCheck } from './check';
import { TRY_AGAIN } from './remedies';

/** Whether the token is a service user's: a person's ends with the session, and so would every sync. */
export const kindCheck = defineCheck({
  id: 'kind',
  needs: ['identity', 'capture'],
  severity: 'advisory',
  evaluate: ({ identity, capture }) => {
    const { user } = identity;
    const org = homeOf({ capture, organizations: knownOrganizations(identity) });
    if (!user.ok || user.value.type === 'unknown') {
      const isOutage = !user.ok && user.trouble !== 'refused' && user.trouble !== 'missing';
      const remedy = isOutage ? TRY_AGAIN : { text: say('access.kind.lookUp'), url: serviceUsersUrl(org) };
      return { verdict: 'unknown', finding: say('access.kind.unknown'), remedy };
    }
    const { type, name } = user.value;
    if (type === 'service') return { verdict: 'pass', finding: say('access.kind.service', name) };
    return {
      verdict: 'warn',
      finding: say(type === 'user' ? 'access.kind.person' : 'access.kind.system', name),
      remedy: {
        text: say('access.kind.createServiceUser'),
        ...(org === undefined ? {} : { url: serviceUsersUrl(org) }),
      },
    };
  },
});
