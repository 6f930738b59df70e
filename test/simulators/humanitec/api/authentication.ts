import { randomUUID } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod/mini';
import { HOSTS } from '../../hosts';
import { Access } from '../access';
import type { User } from '../model';
import type { Humanitec } from '../state';
import { bodyOf, type Env } from './context';
import { forbidden, Refusal } from './refusal';

const COOKIE = 'humanitec_session';

/** The session of the console in a request, by its cookie. */
export function sessionCookie(c: Context): string | undefined {
  return getCookie(c, COOKIE);
}

/** Sets the cookie for console and API alike; both are of one site. */
export function setSessionCookie(c: Context, { quirks }: Humanitec, session: string): void {
  const options = { domain: 'humanitec.io', path: '/', secure: true, httpOnly: true } as const;
  setCookie(c, COOKIE, session, { ...options, sameSite: quirks.cookieSameSite });
}

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
      setSessionCookie(c, humanitec, startSession(humanitec, user.id));
      return c.body(null, 204);
    })
    .post('/logout', (c) => {
      humanitec.sessions.delete(sessionCookie(c) ?? '');
      setSessionCookie(c, humanitec, 'signed-out');
      return c.body(null, 204);
    });
}

const SIGN_IN_PAGE = '<!doctype html><html lang="en"><title>Humanitec</title><h1>Log in</h1></html>';

/** Finds out who calls, by session cookie or bearer token. */
export function authentication(humanitec: Humanitec): MiddlewareHandler<Env> {
  return async (c, next) => {
    const session = userOf(humanitec, humanitec.sessions.get(sessionCookie(c) ?? ''));
    const header = c.req.header('authorization');
    const caller =
      header === undefined || (session && humanitec.quirks.cookieBeatsBearer)
        ? session
        : bearerOf(humanitec, header);
    if (caller && caller === session && c.req.header('origin') !== `https://${HOSTS.humanitecConsole}`) {
      const { foreignOrigins } = humanitec.quirks;
      if (foreignOrigins === 'refused') throw forbidden();
      if (foreignOrigins === 'sign-in-page') return c.html(SIGN_IN_PAGE);
    }
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
