import { Hono } from 'hono';
import * as z from 'zod/mini';
import { ORG_ROLES } from '../model';
import type { Humanitec } from '../state';
import { bodyOf, type Env, orgOf } from './context';
import { forbidden, notFound } from './refusal';
import { organizationResponse, userProfileResponse, userRoleResponse } from './shapes';

const newServiceUser = z.object({
  name: z.string().check(z.minLength(1)),
  role: z.enum(ORG_ROLES),
  email: z.optional(z.string()),
});
const roleRequest = z.object({ role: z.enum(ORG_ROLES) });

/** Organizations and the people, service users and groups in them. */
export function orgRoutes(humanitec: Humanitec): Hono<Env> {
  return new Hono<Env>()
    .get('/', (c) => {
      const visible = [...humanitec.orgs.values()].filter((org) => c.var.access.isInOrg(org));
      return c.json(visible.map(organizationResponse));
    })
    .get('/:org/users', (c) => {
      const org = orgOf(c, humanitec);
      if (!c.var.access.listsOrgMembers(org)) throw forbidden();
      return c.json(
        org.roles.members().flatMap(({ id, role }) => {
          const subject = humanitec.users.get(id) ?? humanitec.groups.get(id);
          return subject ? [userRoleResponse(subject, role)] : [];
        }),
      );
    })
    .post('/:org/users', async (c) => {
      const org = orgOf(c, humanitec);
      if (!c.var.access.managesOrg(org)) throw forbidden();
      const { name, role } = await bodyOf(c, newServiceUser);
      return c.json(userProfileResponse(humanitec.createServiceUser({ org: org.id, name, role })));
    })
    .get('/:org/users/:user', (c) => {
      const org = orgOf(c, humanitec);
      const { user, role } = memberOf(c.req.param('user'), org);
      if (!c.var.access.listsOrgMembers(org) && user.id !== c.var.access.caller.id) throw forbidden();
      return c.json(userRoleResponse(user, role));
    })
    .patch('/:org/users/:user', async (c) => {
      const org = orgOf(c, humanitec);
      if (!c.var.access.managesOrg(org)) throw forbidden();
      const { user } = memberOf(c.req.param('user'), org);
      const { role } = await bodyOf(c, roleRequest);
      humanitec.setOrgRole(org.id, user.id, role);
      return c.json(userRoleResponse(user, role));
    })
    .delete('/:org/users/:user', (c) => {
      const org = orgOf(c, humanitec);
      if (!c.var.access.managesOrg(org)) throw forbidden();
      const { user } = memberOf(c.req.param('user'), org);
      if (user.type === 'service') humanitec.removeUser(user.id);
      else humanitec.setOrgRole(org.id, user.id, undefined);
      return c.body(null, 204);
    })
    .get('/:org/users/:user/groups', (c) => {
      const org = orgOf(c, humanitec);
      const { user } = memberOf(c.req.param('user'), org);
      if (!c.var.access.listsOrgMembers(org) && user.id !== c.var.access.caller.id) throw forbidden();
      const groups = [...humanitec.groups.values()].filter(({ memberIds }) => memberIds.has(user.id));
      return c.json(groups.map((group) => userRoleResponse(group, org.roles.listed(group.id) ?? '')));
    })
    .get('/:org/users/:user/perms', (c) => {
      const org = orgOf(c, humanitec);
      const { role } = memberOf(c.req.param('user'), org);
      // Names of objects and permissions are undocumented: these only have the documented shape.
      return c.json({ objects: { [`/orgs/${org.id}`]: { permissions: [role] } } });
    });

  function memberOf(id: string, org: ReturnType<typeof orgOf>) {
    const user = humanitec.users.get(id);
    const role = org.roles.listed(id);
    if (!user || !role) throw notFound('User');
    return { user, role };
  }
}
