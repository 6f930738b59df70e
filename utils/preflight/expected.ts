import { type Roles, writeOf } from '../humanitec/roles';
import type { AppRef } from './types';

/**
 * The organizations in which some app will most likely turn out not to be writable by the roles alone: only then it matters
 * which groups the user is in.
 */
export function likelyDenied(roles: Roles, organizations: readonly string[]): string[] {
  return organizations.filter((org) => {
    const role = roles.organization(org);
    if (role === 'administrator') return false;
    const held = roles.apps(org).map((app) => roles.app(org, app) ?? '');
    // An organization viewer's list has every app; others see those alone that they have a role on.
    return role === 'orgViewer' || held.length === 0 || held.some((one) => writeOf(one) !== 'yes');
  });
}

/** The apps whose values will most likely be read: the chosen ones, or those that the roles let write. */
export function likelyRead(
  roles: Roles | null,
  organizations: readonly string[],
  selected: readonly AppRef[],
): AppRef[] {
  if (selected.length > 0) return selected.filter(({ org }) => organizations.includes(org));
  return organizations.flatMap((org) =>
    (roles?.apps(org) ?? [])
      .filter((app) => writeOf(roles?.app(org, app) ?? '') === 'yes')
      .map((app) => ({ org, app })),
  );
}
