import { type Failure, fail } from '../../failure';
import { serviceUsersUrl } from '../../humanitec/console';
import { say } from '../../sentence';
import type { Identity } from '../identify';
import type { Trouble } from '../reply';
import type { Check } from '../types';
import { defineCheck } from './check';
import { TRY_AGAIN } from './remedies';

/**
 * Whether Humanitec accepts the token at all. `GET /orgs` counts as an answer when `GET /current-user` is refused:
 * only the former is known to work for service users (docs/facts/humanitec-api.md, section 1).
 */
export const tokenCheck = defineCheck({
  id: 'token',
  needs: ['answers', 'capture'],
  severity: 'blocking',
  evaluate: ({ answers, capture }) => {
    const { user, organizations } = answers;
    if (user.ok) return { verdict: 'pass', finding: say('access.token.known') };
    if (organizations.ok) return { verdict: 'pass', finding: say('access.token.accepted') };
    if (isRefused(answers)) {
      return {
        verdict: 'fail',
        finding: say('access.token.refused'),
        remedy: { text: say('access.token.createNew'), url: serviceUsersUrl(capture.pageOrg) },
      };
    }
    return { verdict: 'unknown', finding: say(FINDINGS[troubleOf(answers)]), remedy: TRY_AGAIN };
  },
});

/** Beside a result from before: whether the token still works could not be found out. @param checkedAt epoch milliseconds */
export function tokenNotAgain(checkedAt: number): Check {
  const finding = say('access.token.notAgain', { date: new Date(checkedAt).toISOString() });
  return { id: tokenCheck.id, severity: tokenCheck.severity, verdict: 'unknown', finding, remedy: TRY_AGAIN };
}

/**
 * Why nothing else could be checked; undefined where the token was accepted.
 *
 * @param ownerKnown whether an earlier check found out whose token it is: one that gets no answer to that found nothing.
 */
export function tokenFailure(identity: Identity, ownerKnown: boolean): Failure | undefined {
  const { user, organizations } = identity;
  if (user.ok) return undefined;
  if (organizations.ok) {
    if (!ownerKnown || user.trouble === 'refused' || user.trouble === 'missing') return undefined;
    return fail(FAILURES[user.trouble], [], user.status === undefined ? {} : { status: user.status }).failure;
  }
  if (isRefused(identity)) return fail('humanitecRefused').failure;
  const { status } = organizations;
  return fail(FAILURES[troubleOf(identity)], [], status === undefined ? {} : { status }).failure;
}

/** Humanitec does not say whether a token is wrong, expired or revoked, and 401 and 403 mean the same. */
function isRefused({ user, organizations }: Identity): boolean {
  return !user.ok && !organizations.ok && user.trouble === 'refused' && organizations.trouble === 'refused';
}

/** Of two troubles the one that says more than "refused", which only counts when both say so. */
function troubleOf({ user, organizations }: Identity): Exclude<Trouble, 'refused' | 'missing'> {
  const troubles = [user, organizations].flatMap((answer) => (answer.ok ? [] : [answer.trouble]));
  const [trouble] = troubles.filter((one) => one !== 'refused' && one !== 'missing');
  return trouble ?? 'unexpected';
}

const FINDINGS = {
  unreachable: 'access.token.unreachable',
  busy: 'access.token.busy',
  down: 'access.token.down',
  unexpected: 'access.token.unexpected',
} as const;

const FAILURES = {
  unreachable: 'humanitecUnreachable',
  busy: 'humanitecBusy',
  down: 'humanitecDown',
  unexpected: 'humanitecUnexpected',
} as const;
