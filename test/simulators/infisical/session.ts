import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import * as z from 'zod/v3';
import { memberOf, userOf } from './actor';
import { claimsOfCookie, clearCookie, giveFreshCookie, sessionOfCookie, standing } from './cookie';
import { forbidden, unauthorized } from './errors';
import { decide } from './exercised';
import { type Ctx, type Env, type Instance, readBody } from './instance';
import { issueUserToken, verifyToken } from './tokens';
import type { Session, User } from './types';

/** `POST /v3/auth/select-organization`, which switches the web session of the user; every call is recorded. */
export function selectOrganization(instance: Instance) {
  const { state, options } = instance;
  return new Hono<Env>().post('/', async (c) => {
    const { organizationId } = await readBody(c, z.object({ organizationId: z.string() }));
    const claims = await verifyToken(instance, c.req.header('authorization')?.slice('Bearer '.length) ?? '');
    if (claims.authTokenType !== 'accessToken') throw unauthorized();
    const { user, session } = userOf(instance, {
      ...claims,
      organizationId: undefined,
      subOrganizationId: undefined,
    });
    state.selectedOrganizations.push(organizationId);
    if (!isActiveMember(user, organizationId)) throw forbidden('User not member of organization');
    await giveFreshCookie(instance, c, session, organizationId);
    const token = await issueUserToken(instance, session, { type: 'accessToken', orgId: organizationId });
    return c.json({ token, ...(decide(options, 'selectionTellsMfa') ? { isMfaEnabled: false } : {}) });
  });
}

/** The user of the `jid` cookie, and the organization chosen in it; reading it exchanges nothing and deletes nothing. */
export async function readSession(instance: Instance, c: Ctx) {
  const claims = await claimsOfCookie(instance, c);
  const session = sessionOfCookie(instance, claims);
  if (!session || standing(instance, session, claims.refreshVersion) === 'stale') throw unauthorized();
  return memberOf(instance, session, claims);
}

export function startSession({ state }: Instance, user: User): Session {
  const session: Session = {
    id: randomUUID(),
    userId: user.id,
    accessVersion: 1,
    refreshVersion: 1,
    graceEndsAt: 0,
  };
  state.sessions.push(session);
  return session;
}

/** Ends the session: its tokens and cookies are stale from now on, and the browser's cookie is cleared. */
export function signOut(instance: Instance, c: Ctx, session: Session): void {
  session.accessVersion += 1;
  session.refreshVersion += 1;
  session.graceEndsAt = 0;
  clearCookie(instance, c);
}

export function isActiveMember(user: User, organizationId: string): boolean {
  return user.memberships.some(({ orgId, active }) => active && orgId === organizationId);
}
