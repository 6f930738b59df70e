import { serviceUsersUrl } from '../../humanitec/console';
import type { CurrentUser } from '../../humanitec/schemas';
import { say } from '../../sentence';
import type { Answered } from '../answered';
import type { Check } from '../types';

/** Whether the token is a service user's: a person's ends with the session, and so would every sync. */
export function kindCheck(user: Answered<CurrentUser>, org: string | undefined): Check {
  if (!user.ok || user.value.type === 'unknown') {
    const isOutage = !user.ok && user.trouble !== 'refused' && user.trouble !== 'missing';
    const url = serviceUsersUrl(org);
    const remedy = isOutage
      ? { text: say('access.token.tryAgain') }
      : { text: say('access.kind.lookUp'), url };
    return { id: 'kind', verdict: 'unknown', finding: say('access.kind.unknown'), remedy };
  }
  const { type, name } = user.value;
  if (type === 'service') return { id: 'kind', verdict: 'pass', finding: say('access.kind.service', name) };
  return {
    id: 'kind',
    verdict: 'warn',
    finding: say(type === 'user' ? 'access.kind.person' : 'access.kind.system', name),
    remedy: {
      text: say('access.kind.createServiceUser'),
      ...(org === undefined ? {} : { url: serviceUsersUrl(org) }),
    },
  };
}
