import { Hono } from 'hono';
import { requireActor, requireOrgActor } from './actor';
import { ApiError, databaseError } from './errors';
import { decide } from './exercised';
import type { Env, Instance } from './instance';
import type { Membership, Organization } from './types';

/** Who am I, and which organizations are there (docs/facts/infisical-api.md, 3). */
export function directory(instance: Instance) {
  const { state, options } = instance;
  const app = new Hono<Env>();

  app.get('/v1/identities/details', (c) => {
    const way = decide(options, 'identityDetails');
    if (way === 'absent') {
      // The word `details` is taken for the id of an identity.
      requireOrgActor(c);
      throw databaseError('FindByOrgId');
    }
    const { identity } = requireActor(c, 'identity');
    const home = state.organizations.find(({ id }) => id === identity.orgId);
    if (!home || (way === 'root-only' && home.rootOrgId !== null)) {
      throw new ApiError(500, 'InternalServerError', 'Something went wrong');
    }
    return c.json({ identityDetails: { organization: shortOrganization(home) } });
  });

  app.get('/v1/organization', (c) => {
    const { user } = requireActor(c, 'user');
    const organizations = organizationsOf(instance, user.memberships).filter(
      ({ rootOrgId }) => rootOrgId === null,
    );
    const roleIn = (id: string) => user.memberships.find(({ orgId }) => orgId === id)?.role ?? 'admin';
    return c.json({
      organizations: organizations.map((each) => ({
        ...shortOrganization(each),
        userRole: roleIn(each.id),
      })),
    });
  });

  app.get('/v1/organization/accessible-with-sub-orgs', (c) => {
    const { user } = requireActor(c, 'user');
    const all = organizationsOf(instance, user.memberships);
    const organizations = all
      .filter(({ rootOrgId }) => rootOrgId === null)
      .map((root) => ({
        ...shortOrganization(root),
        subOrganizations: all.filter(({ rootOrgId }) => rootOrgId === root.id).map(shortOrganization),
      }));
    return c.json({ organizations });
  });

  return app;
}

function organizationsOf({ state }: Instance, memberships: readonly Membership[]): Organization[] {
  return state.organizations.filter(({ id }) =>
    memberships.some(({ orgId, active }) => active && orgId === id),
  );
}

function shortOrganization({ id, name, slug }: Organization) {
  return { id, name, slug };
}
