import type { AppAccess, Preflight } from '../preflight/types';
import type { GrantKind, Terms } from './types';

/**
 * What would make a checked service user a developer of an app, where that may be offered: the check is complete and not an
 * earlier one, the app cannot be written for want of a role on it, and the terms allow it.
 */
export function offerFor(
  { serviceUser, isPartial, failure }: Pick<Preflight, 'serviceUser' | 'isPartial' | 'failure'>,
  { org, write, absence, source }: AppAccess,
  terms: Terms | null,
): GrantKind | undefined {
  if (!isInTerms(terms, org) || isPartial || failure || serviceUser?.type !== 'service') return undefined;
  if (write !== 'no' || absence === 'deleting') return undefined;
  // Who has a role on the app itself is a member already. One that cannot write is lower than developer.
  return source === 'app' ? 'change' : 'add';
}

/** Whether access may be fixed in an organization at all. */
export function isInTerms(terms: Terms | null, org: string): boolean {
  return terms !== null && (terms.organizations?.includes(org) ?? true);
}
