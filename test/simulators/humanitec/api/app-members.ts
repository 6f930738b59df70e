import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { APP_ROLES } from '../model';
import type { Humanitec } from '../state';
import { appOf, bodyOf, type Env, orgOf } from './context';
import { badRequest, forbidden, notFound } from './refusal';
import { userRoleResponse } from './shapes';

const memberRequest = z.object({ id: z.string(), role: z.enum(APP_ROLES) });
const roleRequest = z.object({ role: z.enum(APP_ROLES) });

/** Who holds which role on an application: people, service users and groups. */
export function appMemberRoutes(humanitec: Humanitec): Hono<Env> {
  return new Hono<Env>()
    .get('/:org/apps/:app/users', (c) => {
      const { app } = readable(c, ['allowed']);
      const wanted = c.req.query('type');
      if (wanted !== undefined && wanted !== 'user' && wanted !== 'group') throw badRequest('Unknown type');
      return c.json(
        app.roles
          .members()
          .filter(({ id }) => wanted === undefined || (wanted === 'group') === humanitec.groups.has(id))
          .map(({ id, role }) => userRoleResponse(subjectOf(id), role)),
      );
    })
    .post('/:org/apps/:app/users', async (c) => {
      const { org, app } = owned(c);
      const { id, role } = await bodyOf(c, memberRequest);
      if (org.roles.listed(id) === undefined) throw notFound('User');
      humanitec.setAppRole(org.id, app.id, id, role);
      return c.json(userRoleResponse(subjectOf(id), role));
    })
    .get('/:org/apps/:app/users/:user', (c) => {
      const { app } = asksAboutItself(c) ? ownLookup(c) : readable(c, ['allowed', 'single-only']);
      const { id, role } = memberOf(app, c.req.param('user'));
      return c.json(userRoleResponse(subjectOf(id), role));
    })
    .patch('/:org/apps/:app/users/:user', async (c) => {
      const { org, app } = owned(c);
      const { id } = memberOf(app, c.req.param('user'));
      const { role } = await bodyOf(c, roleRequest);
      humanitec.setAppRole(org.id, app.id, id, role);
      return c.json(userRoleResponse(subjectOf(id), role));
    })
    .delete('/:org/apps/:app/users/:user', (c) => {
      const { org, app } = owned(c);
      const { id } = memberOf(app, c.req.param('user'));
      humanitec.setAppRole(org.id, app.id, id, undefined);
      return c.body(null, 204);
    });

  function readable(c: Context<Env>, whenLookupIs: Humanitec['quirks']['memberLookup'][]) {
    const { org, app } = appOf(c, humanitec);
    const permitted = whenLookupIs.includes(humanitec.quirks.memberLookup);
    if (!permitted && !c.var.access.ownsApp(org, app)) throw forbidden();
    return { org, app };
  }

  function asksAboutItself(c: Context<Env>): boolean {
    return c.req.param('user') === c.var.access.caller.id;
  }

  /** Whoever has no role on an app is told so (404), as documented, unless members may not be looked up at all. */
  function ownLookup(c: Context<Env>) {
    const org = orgOf(c, humanitec);
    const app = org.apps.get(c.req.param('app') ?? '');
    if (!app) throw notFound('Application');
    const permitted = humanitec.quirks.memberLookup !== 'forbidden' || c.var.access.ownsApp(org, app);
    if (!permitted) throw forbidden();
    return { org, app };
  }

  function owned(c: Context<Env>) {
    const { org, app } = appOf(c, humanitec);
    if (!c.var.access.ownsApp(org, app)) throw forbidden();
    return { org, app };
  }

  function memberOf(app: ReturnType<typeof appOf>['app'], id: string) {
    // Seen in the Terraform provider's tests: an unknown group is a 403, not a 404.
    if (id.startsWith('g-') && !humanitec.groups.has(id)) throw forbidden();
    const role = app.roles.listed(id);
    if (role === undefined) throw notFound('User');
    return { id, role };
  }

  function subjectOf(id: string) {
    const subject = humanitec.users.get(id) ?? humanitec.groups.get(id);
    if (!subject) throw notFound('User');
    return subject;
  }
}
