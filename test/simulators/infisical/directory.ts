import { Hono } from 'hono';
import { requireActor } from './actor';
import type { Env, Instance } from './instance';
import type { Membership, Organization } from './types';

/** Who am I, and which organizations are there (docs/facts/infisical-api.md, 3). */
export function directory(instance: Instance) {
  const { state, options } = instance;
  const app = new Hono<Env>();

  app.get('/v1/identities/details', (c) => {
    const { identity } = requireActor(c, 'identity');
    const home = state.organizations.find(({ id }) => id === identity.orgId);
    return c.json({ identityDetails: { organization: home && shortOrganization(home) } });
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

  app.get('/v1/organization/accessible-with-sub-orgs', (c, next) => {
    if (options.older) return next();
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
