import type { Failure } from '../failure';
import { say } from '../sentence';
import { tokenNotAgain } from './checks/token';
import { evaluate } from './evaluate';
import { summarize } from './summary';
import type { AppRef, Check, Preflight } from './types';
import { overall } from './verdict';

/** What a run found out, before it is judged for the chosen apps. */
export type Results = Pick<
  Preflight,
  'serviceUser' | 'token' | 'listsOrganizations' | 'organizations' | 'apps' | 'failure' | 'keptFrom'
> & {
  /** The checks made so far; those that depend on the chosen apps are made again with them. */
  checks: Check[];
};

export const NOTHING_FOUND: Results = { listsOrganizations: false, organizations: [], apps: [], checks: [] };

type Judged = Results & Pick<Preflight, 'verdict' | 'summary' | 'isPartial'>;

/** Judges results for the given apps. Asks nothing, so that choosing another app changes the verdict at once. */
export function judge(results: Results, selected: readonly AppRef[]): Judged {
  const { organizations, apps, serviceUser = null, failure, keptFrom } = results;
  const facts = { organizations, apps, serviceUser, selected };
  const checks = failure && keptFrom === undefined ? results.checks : evaluate(facts, results.checks);
  return {
    ...results,
    checks,
    isPartial: false,
    // However good an earlier result was: nothing is known about now.
    ...(keptFrom === undefined
      ? { verdict: overall(checks), summary: summarize(checks, facts) }
      : {
          verdict: 'unknown',
          summary: say('access.summary.kept', { date: new Date(keptFrom).toISOString() }),
        }),
  };
}

/** Why there is no verdict yet. */
export type Unfinished = `access.summary.${'running' | 'awaitsPolicy' | 'stopped'}`;

/** What is shown of results that are not complete: no verdict yet. */
export function partly(results: Results, summary: Unfinished): Judged {
  return { ...results, isPartial: true, verdict: 'unknown', summary: say(summary) };
}

/** The results in a stored result. */
export function resultsOf(preflight: Preflight): Results {
  const { checks, serviceUser, token, listsOrganizations, organizations, apps, failure, keptFrom } =
    preflight;
  return {
    listsOrganizations,
    organizations,
    apps,
    checks,
    ...(serviceUser ? { serviceUser } : {}),
    ...(token ? { token } : {}),
    ...(failure ? { failure } : {}),
    ...(keptFrom === undefined ? {} : { keptFrom }),
  };
}

/** The results of an earlier check beside the failure of a later one; undefined where there were none. */
export function kept(before: Preflight, failure: Failure): Results | undefined {
  if (before.failure && before.keptFrom === undefined) return undefined;
  const results = resultsOf(before);
  const token = tokenNotAgain(before.checkedAt);
  return {
    ...results,
    checks: [token, ...results.checks.filter(({ id }) => id !== token.id)],
    failure,
    keptFrom: before.checkedAt,
  };
}
