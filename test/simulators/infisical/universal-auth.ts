import { Hono } from 'hono';
import * as z from 'zod/v3';
import { checkIp } from './actor';
import { notFound, rateLimited, unauthorized } from './errors';
import { decide } from './exercised';
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
    if (!identity) throw unknownClient(instance);
    checkIp(instance.options.clientIp, identity.clientSecretTrustedIps);
    const secret = checkSecret(instance, identity, login.clientSecret);
    const orgId = chooseOrganization(instance, identity, login);
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

function unknownClient({ options }: Instance) {
  return decide(options, 'unknownClientId') === 404
    ? notFound('No identity with specified client ID was found')
    : unauthorized('Invalid credentials');
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
  login: z.infer<typeof Login>,
): string {
  const home = state.organizations.find(({ id }) => id === identity.orgId);
  const { organizationSlug, subOrganizationName } = login;
  if (organizationSlug === undefined && subOrganizationName === undefined) return identity.orgId;
  const field = decide(options, 'organizationField');
  const slug = field === 'none' ? undefined : login[field];
  // An identity of a sub-organization always works in it.
  if (slug === undefined || home?.rootOrgId) return identity.orgId;
  if (field === 'organizationSlug' && slug === home?.slug) return identity.orgId;
  const chosen = state.organizations.find((org) => org.rootOrgId === identity.orgId && org.slug === slug);
  if (!chosen) {
    const what = field === 'organizationSlug' ? 'slug' : 'name';
    throw notFound(`Sub organization with ${what} ${slug} not found`);
  }
  if (!identity.memberOf.includes(chosen.id)) {
    throw unauthorized(`Identity not authorized to access sub organization ${slug}`);
  }
  return chosen.id;
}
