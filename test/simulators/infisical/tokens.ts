import { randomUUID } from 'node:crypto';
import { decode, sign, verify } from 'hono/jwt';
import {
  JwtAlgorithmMismatch,
  JwtAlgorithmNotImplemented,
  JwtTokenInvalid,
  JwtTokenSignatureMismatched,
} from 'hono/utils/jwt/types';
import * as z from 'zod/v3';
import { tokenError, unauthorized } from './errors';
import { decide } from './exercised';
import type { Instance } from './instance';
import type { AccessToken, Identity, Session } from './types';

const ofSession = {
  userId: z.string(),
  tokenVersionId: z.string(),
  organizationId: z.optional(z.string()),
  subOrganizationId: z.optional(z.string()),
};

const Claims = z.discriminatedUnion('authTokenType', [
  z.object({ authTokenType: z.literal('identityAccessToken'), identityAccessTokenId: z.string() }),
  z.object({ authTokenType: z.literal('accessToken'), accessVersion: z.number(), ...ofSession }),
  z.object({ authTokenType: z.literal('refreshToken'), refreshVersion: z.number(), ...ofSession }),
]);
export type Claims = z.infer<typeof Claims>;
export type ClaimsOf<T extends Claims['authTokenType']> = Extract<Claims, { authTokenType: T }>;

/** The claims of a token signed by this instance and not expired; anything else is a 403 `TokenError`. */
export async function verifyToken({ authSecret, options }: Instance, token: string): Promise<Claims> {
  if (token === '') throw tokenError('jwt must be provided');
  if (token.split('.').length !== 3) throw malformed();
  try {
    await verify(token, authSecret, { alg: 'HS256', exp: false, iat: false });
  } catch (error) {
    throw toTokenError(error);
  }
  const { payload } = decode(token);
  if (payload.exp !== undefined && payload.exp * 1000 <= options.now()) {
    throw tokenError('Your token has expired. Please re-authenticate.');
  }
  const claims = Claims.safeParse(payload);
  if (!claims.success) throw unauthorized();
  return claims.data;
}

function toTokenError(error: unknown) {
  if (error instanceof JwtTokenSignatureMismatched) return tokenError('invalid signature');
  if (error instanceof JwtAlgorithmMismatch || error instanceof JwtAlgorithmNotImplemented) {
    return tokenError(
      'The access token is signed with an invalid algorithm. Please provide a valid token and try again.',
    );
  }
  return error instanceof JwtTokenInvalid ? malformed() : tokenError('invalid token');
}

function malformed() {
  return tokenError(
    'The provided access token is malformed. Please use a valid token or generate a new one and try again.',
  );
}

/** Lifetime of a `jid` cookie, in seconds. */
const COOKIE_TTL = 90 * 86_400;

/** Stores and signs a new token of an identity, for its home organization unless told otherwise. */
export async function issueAccessToken(
  instance: Instance,
  identity: Identity,
  overrides: Partial<Omit<AccessToken, 'id' | 'identityId'>> = {},
): Promise<{ row: AccessToken; accessToken: string }> {
  const row: AccessToken = {
    id: randomUUID(),
    identityId: identity.id,
    clientSecretId: '',
    orgId: identity.orgId,
    createdAt: instance.options.now(),
    renewedAt: null,
    ttlSeconds: lifetime(instance, identity),
    maxTtlSeconds: identity.accessTokenMaxTTL,
    usesLimit: identity.accessTokenNumUsesLimit,
    uses: 0,
    ...overrides,
  };
  instance.state.accessTokens.push(row);
  return { row, accessToken: await signAccessToken(instance, identity, row) };
}

function lifetime({ options }: Instance, { accessTokenTTL }: Identity): number {
  const endless = accessTokenTTL === 0;
  if (!endless && accessTokenTTL <= options.maxTokenAge) return accessTokenTTL;
  return decide(options, 'capsTokenAge') ? options.maxTokenAge : accessTokenTTL;
}

/** Whether the server counts the token as over, whatever its `exp` says. */
export function hasExpired(
  { options }: Instance,
  { createdAt, renewedAt, ttlSeconds }: AccessToken,
): boolean {
  return ttlSeconds > 0 && options.now() >= (renewedAt ?? createdAt) + ttlSeconds * 1000;
}

/** The JWT of a stored token; its lifetime starts now. */
export function signAccessToken(instance: Instance, identity: Identity, row: AccessToken): Promise<string> {
  const { options } = instance;
  const issuedAt = Math.floor(options.now() / 1000);
  const differ = row.maxTtlSeconds !== row.ttlSeconds;
  const byMaximum = differ && decide(options, 'tokenExpiry') === 'maxTTL';
  const seconds = byMaximum ? row.maxTtlSeconds : row.ttlSeconds;
  return sign(
    {
      identityId: identity.id,
      clientSecretId: row.clientSecretId,
      identityAccessTokenId: row.id,
      authTokenType: 'identityAccessToken',
      ...(decide(options, 'identityClaims') ? newerClaims(identity, row) : {}),
      iat: issuedAt,
      ...(seconds > 0 ? { exp: issuedAt + seconds } : {}),
    },
    instance.authSecret,
    'HS256',
  );
}

function newerClaims(identity: Identity, row: AccessToken) {
  return {
    identityName: identity.name,
    authMethod: 'universal-auth',
    orgId: row.orgId,
    rootOrgId: identity.orgId,
    parentOrgId: identity.orgId,
    accessTokenTTL: row.ttlSeconds,
    accessTokenMaxTTL: row.maxTtlSeconds,
    jti: row.id,
  };
}

/** Signs the bearer token (`accessToken`) or the `jid` cookie (`refreshToken`) of a browser session. */
export function issueUserToken(
  instance: Instance,
  session: Session,
  { type, orgId }: { type: 'accessToken' | 'refreshToken'; orgId: string | undefined },
): Promise<string> {
  const issuedAt = Math.floor(instance.options.now() / 1000);
  return sign(
    {
      authTokenType: type,
      userId: session.userId,
      tokenVersionId: session.id,
      ...(type === 'accessToken'
        ? { accessVersion: session.accessVersion }
        : { refreshVersion: session.refreshVersion }),
      ...organizationClaims(instance, orgId),
      iat: issuedAt,
      exp: issuedAt + (type === 'accessToken' ? instance.options.userTokenTTL : COOKIE_TTL),
    },
    instance.authSecret,
    'HS256',
  );
}

function organizationClaims({ state }: Instance, orgId: string | undefined) {
  const rootOrgId = state.organizations.find(({ id }) => id === orgId)?.rootOrgId;
  if (rootOrgId) return { organizationId: rootOrgId, subOrganizationId: orgId };
  return orgId === undefined ? {} : { organizationId: orgId };
}
