import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { readActor } from './actor';
import { ApiError, rateLimited } from './errors';
import { decide } from './exercised';
import { type Env, type Instance, isCloud } from './instance';
import { limit } from './limiter';
import { routeExists } from './routes';

/** What every API request passes before its handler, in this order: outages, its route, limits, its token. */
export function gate(instance: Instance): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { html, rateLimit, maintenance } = instance.options;
    c.set('reqId', requestId(instance));
    if (html) return c.html('<!doctype html><title>Infisical</title><div id="root"></div>');
    // Before the token: a 404 says that the server is older, whoever asks (docs/facts/infisical-api.md, 13).
    if (!routeExists(instance, c)) return c.notFound();
    if (rateLimit) {
      if (rateLimit.retryAfterHeader) c.header('retry-after', String(rateLimit.seconds));
      throw rateLimited(`Rate limit exceeded. Please try again in ${rateLimit.seconds} seconds`);
    }
    limit(instance, c);
    if (maintenance && c.req.method !== 'GET')
      throw new ApiError(500, 'InternalServerError', 'Something went wrong');
    // The real server skips its check on these paths; their routes look at the token themselves.
    if (!c.req.path.startsWith('/api/v3/auth/')) c.set('actor', await readActor(instance, c));
    return next();
  };
}

function requestId(instance: Instance): string {
  const region = instance.origin.includes('//eu.') ? 'eu-' : 'us-';
  const regional = isCloud(instance) && decide(instance.options, 'regionalRequestIds');
  return `req-${regional ? region : ''}${randomBytes(11).toString('base64url').slice(0, 14)}`;
}
