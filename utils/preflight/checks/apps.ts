import { appsUrl, peopleUrl, serviceUsersUrl } from '../../humanitec/console';
import { say } from '../../sentence';
import { chosenApps } from '../selection';
import type { AppAccess, AppRef, Check, OrganizationAccess, Remedy, ServiceUser } from '../types';
import { nameAndId } from '../words';

/** What the checks of apps look at: the chosen apps, or all of them while none is chosen. */
export interface Scope {
  organizations: readonly OrganizationAccess[];
  apps: readonly AppAccess[];
  selected: readonly AppRef[];
  /** Absent where it is not known whose token it is. */
  serviceUser?: ServiceUser | undefined;
}

export function appsInScope({ apps, selected }: Scope): AppAccess[] {
  return selected.length === 0 ? [...apps] : chosenApps(apps, selected);
}

/** Whether the apps that the connection is meant for can be written; while none is chosen, whether any can. */
export function appsCheck(scope: Scope): Check {
  return scope.selected.length > 0 ? chosenCheck(scope) : anyCheck(scope);
}

function chosenCheck(scope: Scope): Check {
  const { writable, denied, open, total, late } = count(appsInScope(scope));
  const finding = say('access.apps.chosen', writable, total);
  const [first] = denied;
  if (first) return { id: 'apps', verdict: 'fail', finding, remedy: remedyFor(scope, first) };
  if (open > 0) return undetermined(open, total);
  const [unlisted] = late;
  if (unlisted) return lateCheck(unlisted);
  return unlistedCheck(scope, 'refused') ?? { id: 'apps', verdict: 'pass', finding };
}

function anyCheck(scope: Scope): Check {
  const { writable, denied, open, total, late } = count(scope.apps);
  const unlisted = unlistedCheck(scope, 'refused') ?? unlistedCheck(scope, 'unknown');
  const [first] = denied;
  if (writable > 0) {
    if (late[0] && late.length === writable) return lateCheck(late[0]);
    return unlisted ?? { id: 'apps', verdict: 'pass', finding: say('access.apps.count', writable, total) };
  }
  if (open > 0) return undetermined(open, total);
  if (unlisted) return { ...unlisted, verdict: 'unknown' };
  return {
    id: 'apps',
    verdict: 'fail',
    finding: first ? say('access.apps.nowhere', total) : say('access.apps.none'),
    remedy: first ? remedyFor(scope, first) : addToAnApp(scope),
  };
}

function count(apps: readonly AppAccess[]) {
  return {
    writable: apps.filter(({ write }) => write === 'yes').length,
    denied: apps.filter(({ write }) => write === 'no'),
    open: apps.filter(({ write }) => write === 'unknown').length,
    total: apps.length,
    late: apps.filter(({ write, absence }) => write === 'yes' && absence === 'unlisted'),
  };
}

/** The roles name the app and the list does not: Infisical's app picker, which goes by the list, cannot show it. */
function lateCheck({ app }: AppRef): Check {
  return {
    id: 'apps',
    verdict: 'warn',
    finding: say('access.apps.notListedYet', app),
    remedy: { text: say('access.token.tryAgain') },
  };
}

function undetermined(open: number, total: number): Check {
  return {
    id: 'apps',
    verdict: 'unknown',
    finding: say('access.apps.undetermined', open, total),
    remedy: { text: say('access.apps.askOwner') },
  };
}

/**
 * The organizations whose apps could not be listed. A refusal matters even for apps elsewhere: Infisical's app picker
 * lists the apps of all organizations and fails with the first refusal (docs/facts/humanitec-api.md, section 6).
 */
function unlistedCheck({ organizations }: Scope, listing: 'refused' | 'unknown'): Check | undefined {
  const unlisted = organizations.filter((organization) => organization.listing === listing);
  const [first] = unlisted;
  if (!first) return undefined;
  const names = unlisted.map(nameAndId).join(', ');
  return listing === 'unknown'
    ? {
        id: 'apps',
        verdict: 'warn',
        finding: say('access.apps.unlisted', names),
        remedy: { text: say('access.token.tryAgain') },
      }
    : {
        id: 'apps',
        verdict: 'warn',
        finding: say('access.apps.listingRefused', names),
        remedy: { text: say('access.organization.giveRole'), url: serviceUsersUrl(first.id) },
      };
}

function remedyFor(scope: Scope, app: AppAccess): Remedy {
  return app.absence === 'deleting'
    ? { text: say('access.apps.chooseAnother') }
    : developerRemedy(scope, app);
}

/** A member of the app needs another role; everybody else has to become a member. */
export function developerRemedy({ serviceUser }: Scope, { org, app, source }: AppAccess): Remedy {
  const where = { url: peopleUrl(org, app), peopleOf: { org, app } };
  if (!serviceUser) return { text: say('access.apps.addDeveloper', app), ...where };
  const text = source === 'app' ? 'access.apps.changeToDeveloper' : 'access.apps.addNamed';
  return { text: say(text, serviceUser.name, app), ...where };
}

/** Where there is no app that could be named. */
export function addToAnApp({ organizations }: Scope): Remedy {
  return { text: say('access.apps.addToAnApp'), url: appsUrl(organizations[0]?.id) };
}
