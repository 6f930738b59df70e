import type { Failure } from '../failure';
import { say } from '../sentence';
import { tokenNotAgain } from './checks/token';
import { evaluate } from './evaluate';
import { summarize } from './summary';
import type { AppRef, Check, Preflight } from './types';
import { overall } from './verdict';

/** What a run found out, before it is judged for the chosen apps. */
export type Findings = Pick<
  Preflight,
  'serviceUser' | 'token' | 'organizations' | 'apps' | 'failure' | 'keptFrom'
> & {
  /** The checks made so far; those that depend on the chosen apps are made again with them. */
  checks: Check[];
};

export const NOTHING_FOUND: Findings = { organizations: [], apps: [], checks: [] };

type Judged = Findings & Pick<Preflight, 'verdict' | 'summary' | 'isPartial'>;

/** Judges findings for the given apps. Asks nothing, so that choosing another app changes the verdict at once. */
export function judge(findings: Findings, selected: readonly AppRef[]): Judged {
  const { organizations, apps, serviceUser = null, failure, keptFrom } = findings;
  const scope = { organizations, apps, serviceUser, selected };
  const checks = failure && keptFrom === undefined ? findings.checks : evaluate(scope, findings.checks);
  return {
    ...findings,
    checks,
    isPartial: false,
    // However good an earlier result was: nothing is known about now.
    ...(keptFrom === undefined
      ? { verdict: overall(checks), summary: summarize(checks, scope) }
      : {
          verdict: 'unknown',
          summary: say('access.summary.kept', { date: new Date(keptFrom).toISOString() }),
        }),
  };
}

/** What is shown of findings that are not complete: no verdict yet. */
export function partly(
  findings: Findings,
  summary: 'access.summary.running' | 'access.summary.stopped',
): Judged {
  return { ...findings, isPartial: true, verdict: 'unknown', summary: say(summary) };
}

/** The findings in a stored result. */
export function findingsOf(preflight: Preflight): Findings {
  const { checks, serviceUser, token, organizations, apps, failure, keptFrom } = preflight;
  return {
    organizations,
    apps,
    checks,
    ...(serviceUser ? { serviceUser } : {}),
    ...(token ? { token } : {}),
    ...(failure ? { failure } : {}),
    ...(keptFrom === undefined ? {} : { keptFrom }),
  };
}

/** The findings of an earlier check beside the failure of a later one; undefined where there were none. */
export function kept(before: Preflight, failure: Failure): Findings | undefined {
  if (before.failure && before.keptFrom === undefined) return undefined;
  const findings = findingsOf(before);
  const token = tokenNotAgain(before.checkedAt);
  return {
    ...findings,
    checks: [token, ...findings.checks.filter(({ id }) => id !== token.id)],
    failure,
    keptFrom: before.checkedAt,
  };
}
