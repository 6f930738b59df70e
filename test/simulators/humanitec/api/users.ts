import { Hono } from 'hono';
import * as z from 'zod/mini';
import { APP_ROLES, ORG_ROLES, type User } from '../model';
import type { RoleBook } from '../role-book';
import type { Humanitec } from '../state';
import { bodyOf, type Env } from './context';
import { badRequest, forbidden, notFound, taken } from './refusal';
import { tokenInfoResponse, userProfileResponse } from './shapes';

const tokenDefinition = z.object({
  id: z.string().check(z.minLength(1)),
  type: z.literal('static'),
  description: z.optional(z.string()),
  expires_at: z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/))),
});

/** `GET /current-user`: whose token this is, and what it may do where. */
export function currentUserRoutes(humanitec: Humanitec): Hono<Env> {
  return new Hono<Env>().get('/', (c) => {
    const { caller } = c.var.access;
    if (caller.type === 'service' && humanitec.quirks.currentUserRefusesServiceUsers) throw forbidden();
    return c.json({ ...userProfileResponse(caller), properties: {}, roles: rolesOf(humanitec, caller) });
  });
}

/** Metadata, creation and revocation of a user's API tokens. */
export function tokenRoutes(humanitec: Humanitec): Hono<Env> {
  return new Hono<Env>()
    .get('/:user/tokens', (c) => {
      const userId = c.req.param('user');
      authorizeLookup(c.var.access, userId);
      return c.json(humanitec.tokensOf(userId).map(info));
    })
    .post('/:user/tokens', async (c) => {
      const userId = c.req.param('user');
      if (!c.var.access.managesUser(userId)) throw forbidden();
      if (humanitec.users.get(userId)?.type !== 'service') throw badRequest('Not a service user');
      const { id, description = '', expires_at } = await bodyOf(c, tokenDefinition);
      if (humanitec.tokensOf(userId).some((token) => token.id === id)) throw taken('Token');
      const expiry = expires_at === undefined ? {} : { expiresAt: new Date(expires_at) };
      const createdBy = c.var.access.caller.id;
      const token = humanitec.createToken(userId, { id, description, createdBy, ...expiry });
      return c.json({ token: token.value, type: 'static' });
    })
    .get('/:user/tokens/:token', (c) => {
      authorizeLookup(c.var.access, c.req.param('user'));
      return c.json(info(tokenOf(c.req.param('user'), c.req.param('token'))));
    })
    .delete('/:user/tokens/:token', (c) => {
      if (!c.var.access.managesUser(c.req.param('user'))) throw forbidden();
      humanitec.revokeToken(tokenOf(c.req.param('user'), c.req.param('token')).value);
      return c.body(null, 204);
    });

  function authorizeLookup(access: Env['Variables']['access'], userId: string): void {
    const own = access.caller.id === userId && !humanitec.quirks.ownTokensForbidden;
    if (!own && !access.managesUser(userId)) throw forbidden();
  }

  function tokenOf(userId: string, tokenId: string) {
    const token = humanitec.tokensOf(userId).find(({ id }) => id === tokenId);
    if (!token) throw notFound('Token');
    return token;
  }

  function info(token: Parameters<typeof tokenInfoResponse>[0]) {
    return tokenInfoResponse(token, humanitec.quirks.neverExpires);
  }
}

/** Keys follow the API's paths: `/orgs/acme`, `/orgs/acme/apps/shop`. */
function rolesOf({ orgs, groups, quirks }: Humanitec, user: User): Record<string, string> {
  const inGroups = [...groups.values()].filter(({ memberIds }) => memberIds.has(user.id));
  const subjects = [user.id, ...(quirks.rolesMergeGroups ? inGroups.map(({ id }) => id) : [])];
  const roles: Record<string, string> = {};
  for (const org of orgs.values()) {
    note(`/orgs/${org.id}`, org.roles, ORG_ROLES);
    if (quirks.rolesNameEnvTypes && org.roles.applied(user.id)) {
      put(`/orgs/${org.id}/env-types/development`, 'deployer');
    }
    if (quirks.rolesOmitApps) continue;
    for (const app of org.apps.values()) note(`/orgs/${org.id}/apps/${app.id}`, app.roles, APP_ROLES);
  }
  return roles;

  /** @param strongestFirst all roles of the kind, in their order. */
  function note<R extends string>(key: string, book: RoleBook<R>, strongestFirst: readonly R[]): void {
    const held = new Set(subjects.map((id) => book.applied(id)));
    const role = strongestFirst.find((one) => held.has(one));
    if (role !== undefined) put(key, role);
  }

  function put(key: string, role: string): void {
    roles[quirks.rolesBeginWithSlash ? key : key.slice(1)] = role;
  }
}
