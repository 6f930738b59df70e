import { serviceUsersUrl } from '../../humanitec/console';
import { say } from '../../sentence';
import type { AppAccess, AppRef, Remedy } from '../types';
import { appLabel, nameAndId } from '../words';
import { APP_FACTS, type AppFacts, appsInQuestion } from './app-facts';
import { type CheckResult, defineCheck } from './check';
import { addToAnApp, makeDeveloper, TRY_AGAIN } from './remedies';

/** Whether the apps that the connection is meant for can be written; while none is chosen, whether any can. */
export const appsCheck = defineCheck({
  id: 'apps',
  needs: APP_FACTS,
  severity: 'blocking',
  evaluate: (facts) => (facts.selected.length > 0 ? ofChosen(facts) : ofAny(facts)),
});

function ofChosen(facts: AppFacts): CheckResult {
  const { writable, denied, open, total, late } = count(appsInQuestion(facts));
  const finding = say('access.apps.chosen', writable, total);
  const [first] = denied;
  if (first) return { verdict: 'fail', finding, remedy: remedyFor(facts, first) };
  if (open > 0) return undetermined(open, total);
  const [unlisted] = late;
  if (unlisted) return notListedYet(facts, unlisted);
  return unlistedIn(facts, 'refused') ?? { verdict: 'pass', finding };
}

function ofAny(facts: AppFacts): CheckResult {
  const { writable, denied, open, total, late } = count(facts.apps);
  const unlisted = unlistedIn(facts, 'refused') ?? unlistedIn(facts, 'unknown');
  const [first] = denied;
  if (writable > 0) {
    if (late[0] && late.length === writable) return notListedYet(facts, late[0]);
    return unlisted ?? { verdict: 'pass', finding: say('access.apps.count', writable, total) };
  }
  if (open > 0) return undetermined(open, total);
  if (unlisted) return { ...unlisted, verdict: 'unknown' };
  return {
    verdict: 'fail',
    finding: first ? say('access.apps.nowhere', total) : say('access.apps.none'),
    remedy: first ? remedyFor(facts, first) : addToAnApp(facts),
  };
}

function count(apps: readonly AppAccess[]) {
  // Whatever the role on it: soon there is nothing to write to.
  const isDeleted = ({ absence }: AppAccess) => absence === 'deleting';
  const writable = apps.filter((app) => app.write === 'yes' && !isDeleted(app));
  return {
    writable: writable.length,
    denied: apps.filter((app) => app.write === 'no' || isDeleted(app)),
    open: apps.filter((app) => app.write === 'unknown' && !isDeleted(app)).length,
    total: apps.length,
    late: writable.filter(({ absence }) => absence === 'unlisted'),
  };
}

/** The roles name the app and the list does not: Infisical's app picker, which goes by the list, cannot show it. */
function notListedYet({ organizations }: AppFacts, app: AppRef): CheckResult {
  const label = appLabel(organizations.length > 1);
  return { verdict: 'warn', finding: say('access.apps.notListedYet', label(app)), remedy: TRY_AGAIN };
}

function undetermined(open: number, total: number): CheckResult {
  return {
    verdict: 'unknown',
    finding: say('access.apps.undetermined', open, total),
    remedy: { text: say('access.apps.askOwner') },
  };
}

/**
 * The organizations whose apps could not be listed. A refusal matters even for apps elsewhere: Infisical's app picker
 * lists the apps of all organizations and fails with the first refusal (docs/facts/humanitec-api.md, section 6).
 */
function unlistedIn({ organizations }: AppFacts, listing: 'refused' | 'unknown'): CheckResult | undefined {
  const unlisted = organizations.filter((organization) => organization.listing === listing);
  const [first] = unlisted;
  if (!first) return undefined;
  const names = unlisted.map(nameAndId).join(', ');
  if (listing === 'unknown')
    return { verdict: 'warn', finding: say('access.apps.unlisted', names), remedy: TRY_AGAIN };
  return {
    verdict: 'warn',
    finding: say('access.apps.listingRefused', names),
    remedy: { text: say('access.organization.giveRole'), url: serviceUsersUrl(first.id) },
  };
}

function remedyFor(facts: AppFacts, app: AppAccess): Remedy {
  return app.absence === 'deleting' ? { text: say('access.apps.chooseAnother') } : makeDeveloper(facts, app);
}
