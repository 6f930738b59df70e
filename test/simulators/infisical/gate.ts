import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { readActor } from './actor';
import { ApiError, rateLimited } from './errors';
import type { Env, Instance } from './instance';

/** What every API request passes before its route: outages, limits, and the check of its token, in this order. */
export function gate(instance: Instance): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { html, rateLimit, maintenance } = instance.options;
    c.set('reqId', `req-${randomBytes(11).toString('base64url').slice(0, 14)}`);
    if (html) return c.html('<!doctype html><title>Infisical</title><div id="root"></div>');
    if (rateLimit) {
      if (rateLimit.retryAfterHeader) c.header('retry-after', String(rateLimit.seconds));
      throw rateLimited(`Rate limit exceeded. Please try again in ${rateLimit.seconds} seconds`);
    }
    if (maintenance && c.req.method !== 'GET')
      throw new ApiError(500, 'InternalServerError', 'Something went wrong');
    // The real server skips its check on these paths; their routes look at the token themselves.
    if (!c.req.path.startsWith('/api/v3/auth/')) c.set('actor', await readActor(instance, c));
    return next();
  };
}
