import type { Failure } from '../failure';
import { say } from '../sentence';
import { appsCheck } from './checks/apps';
import { organizationRoleCheck } from './checks/organization-role';
import { syncReadsCheck } from './checks/sync-reads';
import type { AppRef, Check, CheckId, Preflight } from './types';
import { overall, summarize } from './verdict';
import { moment } from './words';

/** What a run found out, before it is judged for the chosen apps. */
export type Findings = Pick<
  Preflight,
  'serviceUser' | 'token' | 'organizations' | 'apps' | 'failure' | 'keptFrom'
> & {
  /** The checks that do not depend on the apps. */
  checks: Check[];
};

export const NOTHING_FOUND: Findings = { organizations: [], apps: [], checks: [] };

type Judgement = Pick<Preflight, 'checks' | 'selected' | 'verdict' | 'summary'>;

/** Judges findings for the chosen apps. Asks nothing, so that choosing another app changes the verdict at once. */
export function conclude(findings: Findings, selected: readonly AppRef[]): Findings & Judgement {
  const { organizations, apps, serviceUser } = findings;
  const scope = { organizations, apps, serviceUser, selected: [...selected] };
  const { failure, keptFrom } = findings;
  const checks =
    failure && keptFrom === undefined
      ? findings.checks
      : [...findings.checks, organizationRoleCheck(scope), appsCheck(scope), syncReadsCheck(scope)].filter(
          (check) => check !== undefined,
        );
  return {
    ...findings,
    checks,
    selected: scope.selected,
    // However good an earlier result was: nothing is known about now.
    ...(keptFrom === undefined
      ? { verdict: overall(checks), summary: summarize(checks, scope) }
      : { verdict: 'unknown', summary: say('access.summary.kept', moment(new Date(keptFrom))) }),
  };
}

/** What is shown of findings that are not complete: no verdict yet. */
export function unfinished(
  findings: Findings,
  selected: readonly AppRef[],
  summary: 'access.summary.running' | 'access.summary.stopped',
): Findings & Judgement {
  return { ...findings, selected: [...selected], verdict: 'unknown', summary: say(summary) };
}

/** The checks that {@link conclude} makes of the rest. */
const DERIVED: ReadonlySet<CheckId> = new Set(['organization-role', 'apps', 'sync-reads']);

/** The findings in a stored result. */
export function findingsOf({
  checks,
  serviceUser,
  token,
  organizations,
  apps,
  failure,
  keptFrom,
}: Preflight): Findings {
  return {
    organizations,
    apps,
    checks: checks.filter(({ id }) => !DERIVED.has(id)),
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
  const token: Check = {
    id: 'token',
    verdict: 'unknown',
    finding: say('access.token.notAgain', moment(new Date(before.checkedAt))),
    remedy: { text: say('access.token.tryAgain') },
  };
  return {
    ...findings,
    checks: [token, ...findings.checks.filter(({ id }) => id !== 'token')],
    failure,
    keptFrom: before.checkedAt,
  };
}
