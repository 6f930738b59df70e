import { writeOf } from './roles';

/** What is known about one user and one app, before any judgement. */
export interface Evidence {
  /** Role on the organization; null when none is known. */
  organizationRole: string | null;
  /** Role on the app: from the `roles` map, or from a single lookup. */
  appRole: Held;
  /** Role that a group of the user holds on the app. */
  groupRole: Held;
}

/** A role that is held, none at all, or that could not be determined (a refused or failed lookup). */
export type Held = { held: string } | 'none' | 'unknown';

export interface Access {
  /** The role as Humanitec spells it; null when none is held or known. */
  role: string | null;
  source: 'app' | 'administrator' | 'group' | 'none' | 'unknown';
  write: 'yes' | 'no' | 'unknown';
}

/**
 * What a user may do with the shared values of an app (docs/facts/humanitec-api.md, sections 3 and 4): administrators of
 * the organization, and owners and developers of the app, write. A source that allows writing wins; otherwise one that
 * leaves it open; otherwise it is denied. Every row of docs/access.md is a case of this.
 */
export function accessOf({ organizationRole, appRole, groupRole }: Evidence): Access {
  if (organizationRole === 'administrator') {
    return { role: 'administrator', source: 'administrator', write: 'yes' };
  }
  const direct = through('app', appRole);
  const grouped = through('group', groupRole);
  const [strongest, other] = strength(grouped) > strength(direct) ? [grouped, direct] : [direct, grouped];
  return { ...strongest, role: strongest.role ?? other.role };
}

function strength({ role, write }: Access): number {
  return { no: 0, unknown: 2, yes: 4 }[write] + (role === null ? 0 : 1);
}

function through(source: 'app' | 'group', role: Held): Access {
  if (role === 'none') return { role: null, source: 'none', write: 'no' };
  if (role === 'unknown') return { role: null, source: 'unknown', write: 'unknown' };
  return { role: role.held, source, write: writeOf(role.held) };
}
