import type { Page } from '@playwright/test';
import type { Facts } from '../../utils/preflight/checks/check';
import { tokenFailure } from '../../utils/preflight/checks/token';
import { evaluate } from '../../utils/preflight/evaluate';
import { judge, NOTHING_FOUND, type Results } from '../../utils/preflight/results';
import type { Preflight } from '../../utils/preflight/types';
import { captureOf, openReady } from './acts';
import type { Stage } from './stage';

/** What a check that found these facts leaves for the popup: judged by the checks themselves. */
export function preflightOf(facts: Facts, given: Partial<Preflight> = {}): Preflight {
  return { ...asStored(judge(resultsOf(facts), facts.selected)), chosen: [...facts.selected], ...given };
}

/** The same of results, e.g. of those that an earlier check has left. */
export function asStored(
  judged: Omit<Preflight, 'captureId' | 'state' | 'chosen' | 'proposed' | 'changes' | 'checkedAt'>,
): Preflight {
  return {
    captureId: 'capture',
    state: 'done',
    chosen: [],
    proposed: [],
    changes: [],
    checkedAt: Date.now(),
    ...judged,
  };
}

/** A token that is not accepted ends a check before anything else is asked. */
function resultsOf(facts: Facts): Results {
  const failure = tokenFailure(facts.answers, false);
  if (failure) {
    const { answers, capture } = facts;
    return { ...NOTHING_FOUND, checks: evaluate({ answers, capture }), failure };
  }
  const { serviceUser, organizations, apps, identity } = facts;
  return {
    listsOrganizations: identity.organizations.ok,
    organizations: [...organizations],
    apps: [...apps],
    checks: evaluate(facts),
    ...(serviceUser ? { serviceUser } : {}),
  };
}

/** Shows what a check has left. Without the token itself, nothing is checked anew. */
export async function showPreflight(
  stage: Stage,
  preflight: Preflight,
  capture: Partial<Facts['capture']> = {},
): Promise<Page> {
  await stage.store({ captures: [captureOf(capture)], preflight });
  return openReady(stage);
}
