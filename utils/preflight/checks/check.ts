import type { Capture } from '../../capture/types';
import type { TokenInfo } from '../../humanitec/schemas';
import type { Sentence } from '../../sentence';
import type { Identity } from '../identify';
import type { Reply } from '../reply';
import type { AppAccess, AppRef, OrganizationAccess, Remedy, ServiceUser, Severity, Verdict } from '../types';

/** All that checks look at. Which of it is there depends on how far a preflight has come. */
export interface Facts {
  capture: Pick<Capture, 'source' | 'pageOrg' | 'tokenId' | 'expiryHint' | 'capturedAt'>;
  /** Ids of the Humanitec organizations that an administrator allows; null allows all. */
  allowed: readonly string[] | null;
  /** The first two answers, whatever they are. */
  answers: Identity;
  /** The same of a token that Humanitec accepts. */
  identity: Identity;
  /** Metadata of the user's tokens; null where it could not be asked for. */
  tokens: Reply<TokenInfo[]> | null;
  /** Null where it is not known whose the token is. */
  serviceUser: ServiceUser | null;
  organizations: readonly OrganizationAccess[];
  apps: readonly AppAccess[];
  /** The apps that the connection is meant for; while there are none, all count. */
  selected: readonly AppRef[];
}

/** What a check finds, and what the user can do about it. */
export interface CheckResult {
  verdict: Verdict;
  finding: Sentence;
  remedy?: Remedy;
}

/** One check: a file that says what it needs, how much it weighs, and what it finds. */
export interface PreflightCheck<Name extends keyof Facts = keyof Facts> {
  id: string;
  /** It is made as soon as these are known, and again with each of them that is new. */
  needs: readonly Name[];
  severity: Severity;
  /** Asks nothing and remembers nothing; undefined where there is nothing to say. */
  evaluate(facts: Pick<Facts, Name>): CheckResult | undefined;
}

/** Has the compiler hold what a check looks at against what it says it needs. */
export function defineCheck<const Name extends keyof Facts>(
  check: PreflightCheck<Name>,
): PreflightCheck<Name> {
  return check;
}
