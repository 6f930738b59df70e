import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod/v3';
import { userOf } from './actor';
import { forbidden, notFound, unauthorized } from './errors';
import { type Ctx, type Env, type Instance, readBody } from './instance';
import { issueUserToken, verifyToken } from './tokens';
import type { Session, User } from './types';

/** `POST /v1/auth/token`: a bearer token for the session in the `jid` cookie (docs/facts/infisical-api.md, 2.2). */
export function sessionToken(instance: Instance) {
  return new Hono<Env>().post('/', async (c) => {
    const { session, orgId } = await readSession(instance, c).catch((error: unknown) => {
      if (!instance.options.older) writeJid(instance, c, '');
      throw error;
    });
    const token = await issueUserToken(instance, session, { type: 'accessToken', orgId });
    return c.json({ token, ...organizationIds(instance, orgId) });
  });
}

/** `POST /v3/auth/select-organization`, which switches the web session of the user; every call is recorded. */
export function selectOrganization(instance: Instance) {
  return new Hono<Env>().post('/', async (c) => {
    const { organizationId } = await readBody(c, z.object({ organizationId: z.string() }));
    const claims = await verifyToken(instance, c.req.header('authorization')?.slice('Bearer '.length) ?? '');
    if (claims.authTokenType !== 'accessToken') throw unauthorized();
    const { user, session } = userOf(instance, { ...claims, organizationId: undefined });
    instance.state.selectedOrganizations.push(organizationId);
    if (!isActiveMember(user, organizationId)) throw forbidden('User not member of organization');
    await signIn(instance, c, session, organizationId);
    const token = await issueUserToken(instance, session, { type: 'accessToken', orgId: organizationId });
    return c.json({ token, ...(instance.options.older ? {} : { isMfaEnabled: false }) });
  });
}

/** The user of the `jid` cookie, and the organization chosen in it. */
export async function readSession(instance: Instance, c: Ctx) {
  const jid = getCookie(c, 'jid');
  if (!jid) throw notFound('Failed to find refresh token', 'AuthTokenNotFound');
  const claims = await verifyToken(instance, jid);
  if (claims.authTokenType !== 'refreshToken') {
    throw unauthorized('The token provided is not a refresh token', 'InvalidToken');
  }
  return userOf(instance, claims);
}

export function startSession({ state }: Instance, user: User): Session {
  const session: Session = { id: randomUUID(), userId: user.id, version: 1 };
  state.sessions.push(session);
  return session;
}

/** Puts the session, with the organization chosen, into the browser's `jid`. */
export async function signIn(
  instance: Instance,
  c: Ctx,
  session: Session,
  orgId: string | undefined,
): Promise<void> {
  writeJid(instance, c, await issueUserToken(instance, session, { type: 'refreshToken', orgId }));
}

/** Ends the session: its tokens are stale from now on and the cookie is cleared. */
export function signOut(instance: Instance, c: Ctx, session: Session): void {
  session.version += 1;
  writeJid(instance, c, '');
}

function writeJid({ origin }: Instance, c: Ctx, value: string): void {
  setCookie(c, 'jid', value, {
    httpOnly: true,
    path: '/',
    sameSite: 'Strict',
    secure: origin.startsWith('https:'),
    ...(value === '' ? { maxAge: 0 } : {}),
  });
}

export function isActiveMember(user: User, organizationId: string): boolean {
  return user.memberships.some(({ orgId, active }) => active && orgId === organizationId);
}

function organizationIds({ state }: Instance, orgId: string | undefined) {
  const rootOrgId = state.organizations.find(({ id }) => id === orgId)?.rootOrgId;
  return rootOrgId ? { organizationId: rootOrgId, subOrganizationId: orgId } : { organizationId: orgId };
}
