import { Hono } from 'hono';
import * as z from 'zod/v3';
import { badRequest, unauthorized } from './errors';
import { type Env, type Instance, readBody } from './instance';
import { hasExpired, signAccessToken, verifyToken } from './tokens';
import type { AccessToken } from './types';
import { tokenAnswer } from './universal-auth';

const Body = z.object({ accessToken: z.string().trim() });

/** `/v1/auth/token/renew` and `/revoke` for tokens of identities. */
export function accessTokens(instance: Instance) {
  const { state } = instance;
  const app = new Hono<Env>();

  app.post('/renew', async (c) => {
    const { accessToken } = await readBody(c, Body);
    const row = await rowOf(instance, accessToken, 'Only identity access tokens can be renewed');
    const identity = state.identities.find(({ id }) => id === row.identityId);
    if (!identity) throw unauthorized('No identity access token found');
    checkRenewable(instance, row);
    row.renewedAt = instance.options.now();
    return c.json(tokenAnswer(await signAccessToken(instance, identity, row), row));
  });

  app.post('/revoke', async (c) => {
    const { accessToken } = await readBody(c, Body);
    remove(instance, await rowOf(instance, accessToken, 'Token is not an identity access token'));
    return c.json({ message: 'Successfully revoked access token' });
  });

  return app;
}

async function rowOf(instance: Instance, accessToken: string, wrongKind: string): Promise<AccessToken> {
  const claims = await verifyToken(instance, accessToken);
  if (claims.authTokenType !== 'identityAccessToken') throw badRequest(wrongKind);
  const row = instance.state.accessTokens.find(({ id }) => id === claims.identityAccessTokenId);
  if (!row) throw unauthorized('No identity access token found');
  return row;
}

/** The trap: a token whose TTL equals its maximum (the default) cannot be renewed, and the attempt deletes it. */
function checkRenewable(instance: Instance, row: AccessToken): void {
  const now = instance.options.now();
  const end = row.createdAt + row.maxTtlSeconds * 1000;
  if (row.usesLimit > 0 && row.uses >= row.usesLimit) {
    remove(instance, row);
    throw unauthorized('Unable to renew because access token number of uses limit reached');
  }
  if (hasExpired(instance, row)) {
    remove(instance, row);
    throw unauthorized('Failed to renew MI access token due to TTL expiration');
  }
  if (row.maxTtlSeconds === 0) return;
  if (now > end) {
    remove(instance, row);
    throw unauthorized('Failed to renew MI access token due to Max TTL expiration');
  }
  if (now + row.ttlSeconds * 1000 > end) {
    remove(instance, row);
    throw unauthorized('Failed to renew MI access token past its Max TTL expiration');
  }
}

function remove({ state }: Instance, row: AccessToken): void {
  state.accessTokens = state.accessTokens.filter((other) => other !== row);
}
