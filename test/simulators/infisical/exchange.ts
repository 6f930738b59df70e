import { Hono } from 'hono';
import { beginSpan, endSpan, spanOf } from '../span';
import { memberOf } from './actor';
import { claimsOfCookie, clearCookie, giveCookie, rotate, sessionOfCookie, standing } from './cookie';
import { ApiError, unauthorized } from './errors';
import { decide } from './exercised';
import type { Ctx, Env, Instance } from './instance';
import { issueUserToken } from './tokens';
import type { Exchange, Session } from './types';

/** `POST /v1/auth/token`: a bearer token for the session in the `jid` cookie (docs/facts/infisical-api.md, 2.2). */
export function exchange(instance: Instance) {
  const { state, options } = instance;
  return new Hono<Env>().post('/', async (c) => {
    const known = spanOf(c.req.raw);
    const span = known ?? beginSpan(c.req.raw);
    const record: Exchange = {
      at: options.now(),
      span,
      origin: c.req.header('origin') ?? null,
      session: null,
      outcome: 'refused',
    };
    state.exchanges.push(record);
    try {
      return c.json(await answer(instance, c, record));
    } catch (error) {
      if (decide(options, 'clearsStaleCookie')) clearCookie(instance, c);
      throw error;
    } finally {
      // Where a request came over the network, the end of its answer is known there.
      if (!known) endSpan(span);
    }
  });
}

async function answer(instance: Instance, c: Ctx, record: Exchange) {
  const claims = await claimsOfCookie(instance, c);
  record.session = claims.tokenVersionId;
  const session = sessionOfCookie(instance, claims);
  if (!session) throw unauthorized('Valid token version not found', 'InvalidToken');
  const { orgId } = memberOf(instance, session, claims);
  record.outcome = judge(instance, session, claims.refreshVersion);
  if (record.outcome === 'refused') throw unauthorized('Token version mismatch', 'InvalidToken');
  if (record.outcome === 'theft') throw theft(instance, session);
  if (record.outcome === 'rotated') rotate(instance, session);
  const token = await issueUserToken(instance, session, { type: 'accessToken', orgId });
  const fresh =
    record.outcome === 'rotated' ? { refreshToken: await giveCookie(instance, c, session, orgId) } : {};
  return { token, ...fresh, ...organizationIds(instance, orgId) };
}

/** What using a cookie of this generation comes to. */
function judge(instance: Instance, session: Session, generation: number): Exchange['outcome'] {
  const where = standing(instance, session, generation);
  if (where === 'previous') return 'grace';
  const rotating = decide(instance.options, 'cookieRotation');
  if (where === 'current') return rotating ? 'rotated' : 'plain';
  return rotating ? 'theft' : 'refused';
}

function theft({ state }: Instance, session: Session): ApiError {
  state.sessions = state.sessions.filter((other) => other !== session);
  return new ApiError(
    401,
    'TokenReuse',
    'Refresh token reuse detected. Session has been revoked for security.',
  );
}

function organizationIds({ state }: Instance, orgId: string | undefined) {
  const rootOrgId = state.organizations.find(({ id }) => id === orgId)?.rootOrgId;
  return rootOrgId ? { organizationId: rootOrgId, subOrganizationId: orgId } : { organizationId: orgId };
}
