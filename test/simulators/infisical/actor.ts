import { BlockList, isIPv6 } from 'node:net';
import { badRequest, forbidden, notFound, unauthorized } from './errors';
import type { Actor, Ctx, Instance, OrgActor } from './instance';
import { type ClaimsOf, hasExpired, verifyToken } from './tokens';
import type { Session } from './types';

/**
 * Whose token the headers carry. Like the real server it cuts seven characters off `Authorization` without looking,
 * and lets an API key win over it.
 */
export async function readActor(instance: Instance, c: Ctx): Promise<Actor | undefined> {
  if (c.req.header('x-api-key')) {
    throw badRequest(
      'API key authentication is not supported anymore. Please switch to identity authentication.',
    );
  }
  const token = c.req.header('authorization')?.slice('Bearer '.length);
  if (token === undefined) return undefined;
  if (token.startsWith('st.')) return { kind: 'service-token' };
  const claims = await verifyToken(instance, token);
  if (claims.authTokenType === 'identityAccessToken') return identityOf(instance, claims);
  if (claims.authTokenType === 'accessToken') return userOf(instance, claims);
  return undefined;
}

function identityOf(instance: Instance, claims: ClaimsOf<'identityAccessToken'>): Actor {
  const { state, options } = instance;
  const row = state.accessTokens.find(({ id }) => id === claims.identityAccessTokenId);
  const identity = state.identities.find(({ id }) => id === row?.identityId);
  if (!row || !identity) throw unauthorized('No identity access token found');
  checkIp(options.clientIp, identity.accessTokenTrustedIps);
  if (!identity.memberOf.includes(row.orgId))
    throw badRequest('Identity does not belong to this organization');
  if (row.usesLimit > 0 && row.uses >= row.usesLimit) {
    state.accessTokens = state.accessTokens.filter((other) => other !== row);
    throw unauthorized('Unable to renew because access token number of uses limit reached');
  }
  if (hasExpired(instance, row)) throw unauthorized('Failed to renew MI access token due to TTL expiration');
  row.uses += 1;
  return { kind: 'identity', identity, orgId: row.orgId };
}

/** The user of a bearer token, with the organization it was given for. */
export function userOf(instance: Instance, claims: ClaimsOf<'accessToken'>) {
  const session = instance.state.sessions.find(({ id }) => id === claims.tokenVersionId);
  if (!session) throw notFound('The requested entity is not found', 'Session not found');
  if (session.accessVersion !== claims.accessVersion) {
    throw unauthorized('User session is stale, please re-authenticate', 'StaleSession');
  }
  return memberOf(instance, session, claims);
}

/** The user of a session, if still welcome in the organization that the claims name. */
export function memberOf(
  { state }: Instance,
  session: Session,
  claims: ClaimsOf<'accessToken' | 'refreshToken'>,
) {
  const user = state.users.find(({ id }) => id === session.userId);
  if (!user) throw notFound(`User with ID '${session.userId}' not found`);
  if (user.locked) throw unauthorized('Account is locked');
  const orgId = claims.subOrganizationId ?? claims.organizationId;
  if (orgId !== undefined) {
    const membership = user.memberships.find((candidate) => candidate.orgId === orgId);
    if (!membership) throw forbidden('User not member of organization');
    if (!membership.active) throw forbidden('User organization membership is inactive');
  }
  return { kind: 'user' as const, user, session, orgId };
}

/** The actor of a request, if it is of one of the kinds the route takes. */
export function requireActor<K extends 'user' | 'identity'>(
  c: Ctx,
  ...kinds: K[]
): Extract<Actor, { kind: K }> {
  const actor = c.get('actor');
  if (!actor) throw unauthorized('Token missing');
  if (!isOf(actor, kinds)) throw forbidden(undefined, `Forbidden access to ${pathOf(c)}`);
  return actor;
}

/** Like {@link requireActor}, for routes that work inside an organization. */
export function requireOrgActor(c: Ctx, ...kinds: ('user' | 'identity')[]): OrgActor {
  const actor = requireActor(c, ...(kinds.length > 0 ? kinds : (['user', 'identity'] as const)));
  const { orgId } = actor;
  if (orgId === undefined) {
    throw unauthorized(undefined, `${pathOf(c)} Unauthorized Access, no organization found in request`);
  }
  return { ...actor, orgId };
}

function isOf<K extends Actor['kind']>(actor: Actor, kinds: K[]): actor is Extract<Actor, { kind: K }> {
  return kinds.some((kind) => kind === actor.kind);
}

function pathOf(c: Ctx): string {
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
}

/** Refuses an address outside the list of addresses and networks (`203.0.113.0/24`). */
export function checkIp(address: string, trusted: string[] | 'any'): void {
  if (trusted === 'any') return;
  const list = new BlockList();
  for (const entry of trusted) {
    const [network = '', prefix] = entry.split('/');
    const family = isIPv6(network) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(network, family);
    else list.addSubnet(network, Number(prefix), family);
  }
  if (!list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) {
    throw forbidden('You are not allowed to access this resource from the current IP address');
  }
}
