import { Hono } from 'hono';
import { HOSTS } from '../../hosts';
import { sessionCookie, setSessionCookie, startSession } from '../api/authentication';
import type { Humanitec } from '../state';
import { bundleConsole } from './bundle';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Both UI kits write their styles into the page.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  `connect-src https://${HOSTS.humanitecApi}`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The web console: a single-page app under every path, e.g. `/orgs/acme/service-users`. */
export function createHumanitecConsole(humanitec: Humanitec): Hono {
  return new Hono()
    .get('/assets/:name', async (c) => {
      const source = (await bundleConsole()).get(c.req.param('name'));
      if (source === undefined) return c.notFound();
      return c.body(source, 200, { 'content-type': 'text/javascript; charset=utf-8' });
    })
    .get('*', (c) => {
      const { kit, theme, signedInAs } = humanitec.console;
      if (sessionCookie(c) === undefined && signedInAs !== undefined) {
        setSessionCookie(c, humanitec, startSession(humanitec, signedInAs));
      }
      c.header('content-security-policy', CONTENT_SECURITY_POLICY);
      return c.html(page(c.req.query('kit') === 'antd' ? 'antd' : kit, theme));
    });
}

function page(kit: string, theme: string): string {
  return `<!doctype html>
<html lang="en" data-kit="${kit}" data-theme="${theme}">
  <head><meta charset="utf-8"><title>Humanitec</title></head>
  <body style="margin: 0"><div id="root"></div><script type="module" src="/assets/main.js"></script></body>
</html>`;
}
