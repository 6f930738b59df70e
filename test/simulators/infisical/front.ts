import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { HOSTS } from '../hosts';
import type { Env, Instance } from './instance';

/** A proxy that lets only browsers with its own cookie through, and how it answers all others. */
export interface AccessProxy {
  answer: 'redirect' | 'unauthorized' | 'page';
}

/** Where every API path has moved: path and query stay. */
export interface Redirect {
  status: 301 | 308;
  /** An origin. */
  to: string;
}

export const ACCESS_COOKIE = 'access_proxy';
const CALLBACK = '/.access/callback';

/** What a request meets before the instance itself. */
export function front({ options, origin }: Instance): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { accessProxy, redirect } = options;
    const { pathname, search } = new URL(c.req.url);
    if (accessProxy && pathname === CALLBACK) {
      setCookie(c, ACCESS_COOKIE, 'signed-in', {
        httpOnly: true,
        secure: true,
        path: '/',
        sameSite: 'Lax',
      });
      return c.redirect(c.req.query('to') ?? '/');
    }
    if (accessProxy && getCookie(c, ACCESS_COOKIE) === undefined) {
      const callback = `${origin}${CALLBACK}?to=${encodeURIComponent(pathname + search)}`;
      if (accessProxy.answer === 'redirect') return c.redirect(signInAddress(callback));
      return c.html(signInPage(callback), accessProxy.answer === 'unauthorized' ? 401 : 200);
    }
    if (redirect && pathname.startsWith('/api/'))
      return c.redirect(redirect.to + pathname + search, redirect.status);
    return next();
  };
}

/** The proxy's sign-in site, at a host of its own. */
export function accessSignIn(request: Request): Response {
  const callback = new URL(request.url).searchParams.get('callback') ?? '';
  return new Response(String(signInPage(callback)), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}

function signInAddress(callback: string): string {
  return `https://${HOSTS.accessSignIn}/?callback=${encodeURIComponent(callback)}`;
}

function signInPage(callback: string) {
  return html`<!doctype html><html lang="en"><title>Sign in to the company network</title><a href="${callback}">Sign in</a></html>`;
}
