import { Hono } from 'hono';
import * as z from 'zod/v3';
import { checkIp } from './actor';
import { notFound, rateLimited, unauthorized } from './errors';
import { type Env, type Instance, readBody } from './instance';
import { issueAccessToken } from './tokens';
import type { AccessToken, ClientSecret, Identity } from './types';

const Login = z.object({
  clientId: z.string().trim(),
  clientSecret: z.string().trim(),
  organizationSlug: z.string().trim().min(1).max(64).optional(),
  subOrganizationName: z.string().trim().min(1).max(64).optional(),
});

/** `POST /universal-auth/login` with its refusals (docs/facts/infisical-api.md, 2.1). */
export function universalAuth(instance: Instance) {
  return new Hono<Env>().post('/login', async (c) => {
    const login = await readBody(c, Login);
    const identity = instance.state.identities.find(({ clientId }) => clientId === login.clientId);
    if (!identity) throw unauthorized('Invalid credentials');
    checkIp(instance.options.clientIp, identity.clientSecretTrustedIps);
    const secret = checkSecret(instance, identity, login.clientSecret);
    const slug = instance.options.older ? login.subOrganizationName : login.organizationSlug;
    const orgId = chooseOrganization(instance, identity, slug);
    secret.uses += 1;
    const { accessToken, row } = await issueAccessToken(instance, identity, {
      orgId,
      clientSecretId: secret.id,
    });
    return c.json(tokenAnswer(accessToken, row));
  });
}

/** Body of a successful login or renewal. */
export function tokenAnswer(accessToken: string, { ttlSeconds, maxTtlSeconds }: AccessToken) {
  return { accessToken, expiresIn: ttlSeconds, accessTokenMaxTTL: maxTtlSeconds, tokenType: 'Bearer' };
}

function checkSecret(instance: Instance, identity: Identity, value: string): ClientSecret {
  const { state, options } = instance;
  const lockout = state.lockouts.get(identity.clientId);
  if (lockout && lockout.expiresAt <= options.now()) state.lockouts.delete(identity.clientId);
  if (state.lockouts.get(identity.clientId)?.lockedOut) throw locked();

  const secret = state.clientSecrets.find(
    (row) => row.identityId === identity.id && row.value === value && !row.revoked,
  );
  if (!secret) throw countFailure(instance, identity);
  state.lockouts.delete(identity.clientId);
  // Either refusal revokes the secret, so it is seen once; later tries are plain wrong credentials.
  if (secret.ttlSeconds > 0 && options.now() > secret.createdAt + secret.ttlSeconds * 1000) {
    secret.revoked = true;
    throw unauthorized('Access denied due to expired client secret');
  }
  if (secret.usesLimit > 0 && secret.uses >= secret.usesLimit) {
    secret.revoked = true;
    throw unauthorized('Access denied due to client secret usage limit reached');
  }
  return secret;
}

function countFailure({ state, options }: Instance, { clientId, lockout }: Identity) {
  if (lockout.enabled) {
    if (options.lockoutBusy) return rateLimited('Failed to acquire lock: rate limit exceeded');
    const failedAttempts = (state.lockouts.get(clientId)?.failedAttempts ?? 0) + 1;
    const lockedOut = failedAttempts >= lockout.threshold;
    const seconds = lockedOut ? lockout.durationSeconds : lockout.counterResetSeconds;
    state.lockouts.set(clientId, { failedAttempts, lockedOut, expiresAt: options.now() + seconds * 1000 });
  }
  return unauthorized('Invalid credentials');
}

function locked() {
  return unauthorized('This identity auth method is temporarily locked, please try again later');
}

function chooseOrganization(
  { state, options }: Instance,
  identity: Identity,
  slug: string | undefined,
): string {
  if (slug === undefined) return identity.orgId;
  const subOrganization = state.organizations.find(
    (org) => org.rootOrgId === identity.orgId && org.slug === slug,
  );
  if (!subOrganization) {
    throw notFound(`Sub organization with ${options.older ? 'name' : 'slug'} ${slug} not found`);
  }
  if (!identity.memberOf.includes(subOrganization.id)) {
    throw unauthorized(`Identity not authorized to access sub organization ${slug}`);
  }
  return subOrganization.id;
}
