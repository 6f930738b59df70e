import { appsUrl, peopleUrl } from '../../humanitec/console';
import { say } from '../../sentence';
import type { AppAccess, Remedy } from '../types';
import { appLabel } from '../words';
import type { AppFacts } from './app-facts';

/** Asking again helps where there was no answer. */
export const TRY_AGAIN: Remedy = { text: say('access.token.tryAgain') };

/** A member of the app needs another role; everybody else has to become a member. */
export function makeDeveloper({ serviceUser, organizations }: AppFacts, access: AppAccess): Remedy {
  const { org, app, source } = access;
  const label = appLabel(organizations.length > 1)(access);
  const where = { url: peopleUrl(org, app), peopleOf: { org, app } };
  if (!serviceUser) return { text: say('access.apps.addDeveloper', label), ...where };
  const text = source === 'app' ? 'access.apps.changeToDeveloper' : 'access.apps.addNamed';
  return { text: say(text, serviceUser.name, label), ...where };
}

/** Where there is no app that could be named. */
export function addToAnApp({ organizations }: AppFacts): Remedy {
  return { text: say('access.apps.addToAnApp'), url: appsUrl(organizations[0]?.id) };
}
