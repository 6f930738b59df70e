import { accessOf, type Held } from '../humanitec/access';
import type { Humanitec } from '../humanitec/client';
import type { Roles } from '../humanitec/roles';
import type { Application, Organization } from '../humanitec/schemas';
import { type Reply, replyTo, type Trouble } from './reply';
import type { AppAccess, OrganizationAccess } from './types';

export interface AppListing {
  organizations: OrganizationAccess[];
  apps: AppAccess[];
}

/**
 * Lists the apps of every organization with what the roles say about them: one request for each organization,
 * however many apps it has.
 */
export async function listApps(
  client: Humanitec,
  organizations: readonly Organization[],
  roles: Roles | null,
): Promise<AppListing> {
  const listed = await Promise.all(organizations.map((organization) => listIn(client, organization, roles)));
  return {
    organizations: listed.map(({ organization }) => organization),
    apps: listed.flatMap(({ apps }) => apps),
  };
}

async function listIn(client: Humanitec, { id, name }: Organization, roles: Roles | null) {
  const listed = await replyTo(client.applications(id));
  const role = roles?.organization(id) ?? null;
  const organization: OrganizationAccess = {
    id,
    name,
    role,
    listing: listed.ok ? 'ok' : listing(listed.trouble),
  };
  return { organization, apps: appsOf(id, listed, roles) };
}

/** The apps of the list, and those that only the roles name: the list may be late, or have failed. */
function appsOf(org: string, listed: Reply<Application[]>, roles: Roles | null): AppAccess[] {
  const list = listed.ok ? listed.value : [];
  const rest = (roles?.apps(org) ?? []).filter((app) => list.every(({ id }) => id !== app));
  return [
    ...list.map((app): AppAccess => {
      const access = accessFromRoles(org, app, roles);
      return app.status === 'deleting' ? { ...access, write: 'no', absence: 'deleting' } : access;
    }),
    ...rest.map((id): AppAccess => {
      const access = accessFromRoles(org, { id, name: id, envs: [] }, roles);
      return listed.ok ? { ...access, absence: 'unlisted' } : access;
    }),
  ];
}

function listing(trouble: Trouble): 'refused' | 'unknown' {
  return trouble === 'refused' || trouble === 'missing' ? 'refused' : 'unknown';
}

export function accessFromRoles(
  org: string,
  { id, name, envs }: Pick<Application, 'id' | 'name' | 'envs'>,
  roles: Roles | null,
): AppAccess {
  const access = accessOf({
    organizationRole: roles?.organization(org) ?? null,
    appRole: roleIn(roles, org, id),
    groupRole: 'none',
  });
  return { org, app: id, name, ...access, environments: envs };
}

/** That a role is missing proves something only where the map names apps of the organization. */
function roleIn(roles: Roles | null, org: string, app: string): Held {
  const role = roles?.app(org, app) ?? null;
  if (role !== null) return { held: role };
  return roles?.namesApps(org) ? 'none' : 'unknown';
}
