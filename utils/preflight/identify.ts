import type { Humanitec } from '../humanitec/client';
import { parseRoles, type Roles } from '../humanitec/roles';
import type { CurrentUser, Organization } from '../humanitec/schemas';
import { type Reply, replyTo } from './reply';

/** What the two calls that need nothing but the token say about it. */
export interface Identity {
  user: Reply<CurrentUser>;
  organizations: Reply<Organization[]>;
}

export async function identify(client: Humanitec): Promise<Identity> {
  const [user, organizations] = await Promise.all([
    replyTo(client.currentUser()),
    replyTo(client.organizations()),
  ]);
  return { user, organizations };
}

/** The roles of whom the token belongs to; null where that is not known. */
export function rolesOf({ user }: Identity): Roles | null {
  return user.ok ? parseRoles(user.value.roles) : null;
}

/**
 * The organizations to look into: those of `/orgs`, since that is what Infisical goes by; where that call gave no
 * answer, those that the roles name.
 */
export function knownOrganizations(identity: Identity): Organization[] {
  if (identity.organizations.ok) return identity.organizations.value;
  return (rolesOf(identity)?.organizations() ?? []).map((id) => ({ id, name: id }));
}
