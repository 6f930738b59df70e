import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod/mini';
import { Access } from '../access';
import type { User } from '../model';
import type { Humanitec } from '../state';
import { bodyOf, type Env } from './context';
import { Refusal } from './refusal';

export const SESSION_COOKIE = {
  name: 'humanitec_session',
  options: { domain: 'humanitec.io', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
} as const;

/** Starts a console session and gives the cookie value for it. */
export function startSession(humanitec: Humanitec, userId: string): string {
  const session = randomUUID();
  humanitec.sessions.set(session, userId);
  return session;
}

/** Signing in to and out of the console; it knows people by e-mail address, without a password. */
export function sessionRoutes(humanitec: Humanitec): Hono<Env> {
  return new Hono<Env>()
    .post('/login', async (c) => {
      const { email } = await bodyOf(c, z.object({ email: z.string() }));
      const user = [...humanitec.users.values()].find((candidate) => candidate.email === email);
      if (!user) throw new Refusal(401, 'Unknown e-mail address');
      setCookie(c, SESSION_COOKIE.name, startSession(humanitec, user.id), SESSION_COOKIE.options);
      return c.body(null, 204);
    })
    .post('/logout', (c) => {
      humanitec.sessions.delete(getCookie(c, SESSION_COOKIE.name) ?? '');
      setCookie(c, SESSION_COOKIE.name, 'signed-out', SESSION_COOKIE.options);
      return c.body(null, 204);
    });
}

/** Finds out who calls, by session cookie or bearer token. */
export function authentication(humanitec: Humanitec): MiddlewareHandler<Env> {
  return async (c, next) => {
    const session = userOf(humanitec, humanitec.sessions.get(getCookie(c, SESSION_COOKIE.name) ?? ''));
    const header = c.req.header('authorization');
    const caller =
      header === undefined || (session && humanitec.quirks.cookieBeatsBearer)
        ? session
        : bearerOf(humanitec, header);
    if (!caller) throw new Refusal(401, 'Authorization header is missing', 'API-000');
    c.set('access', new Access(humanitec, caller));
    await next();
  };
}

function bearerOf(humanitec: Humanitec, header: string): User {
  const token = humanitec.tokens.get(header.replace(/^Bearer /, ''));
  const expired = token?.expiresAt !== undefined && token.expiresAt <= new Date();
  const user = expired ? undefined : userOf(humanitec, token?.userId);
  if (!user) throw new Refusal(humanitec.quirks.badTokenStatus, 'Could not validate token', 'API-000');
  return user;
}

function userOf(humanitec: Humanitec, id: string | undefined): User | undefined {
  return id === undefined ? undefined : humanitec.users.get(id);
}
