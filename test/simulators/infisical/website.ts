import { Hono } from 'hono';
import { html } from 'hono/html';
import { giveFreshCookie } from './cookie';
import { decide } from './exercised';
import type { Ctx, Env, Instance } from './instance';
import { isActiveMember, readSession, signOut, startSession } from './session';
import { connectionsPage, loginPage, organizationsPage } from './website-pages';

/** The few pages of the web app that a user of the extension visits: sign in, choose an organization, see connections. */
export function website(instance: Instance) {
  const { state, options } = instance;
  const app = new Hono<Env>();
  const session = (c: Ctx) => readSession(instance, c).catch(() => null);

  app.get('/', async (c) => {
    const current = await session(c);
    if (!current) return c.redirect('/login');
    return c.redirect(current.orgId ? connectionsPath(current.orgId) : '/login/select-organization');
  });

  app.get('/login', (c) => c.html(loginPage('')));

  app.post('/login', async (c) => {
    const form = await c.req.parseBody();
    const user = state.users.find(
      ({ email, password }) => email === form.email && password === form.password,
    );
    if (!user) return c.html(loginPage('Invalid credentials'), 401);
    if (user.locked) return c.html(loginPage('Account is locked'), 401);
    const active = user.memberships.filter((membership) => membership.active);
    const onlyOrganization = active.length === 1 ? active[0]?.orgId : undefined;
    await giveFreshCookie(instance, c, startSession(instance, user), onlyOrganization);
    return c.redirect(onlyOrganization ? connectionsPath(onlyOrganization) : '/login/select-organization');
  });

  app.get('/login/select-organization', async (c) => {
    const current = await session(c);
    if (!current) return c.redirect('/login');
    const organizations = state.organizations.filter(({ id }) => isActiveMember(current.user, id));
    return c.html(organizationsPage(current.user, organizations));
  });

  app.post('/login/select-organization', async (c) => {
    const current = await session(c);
    const { organizationId } = await c.req.parseBody();
    if (!current) return c.redirect('/login');
    if (typeof organizationId !== 'string' || !isActiveMember(current.user, organizationId)) {
      return c.redirect('/login/select-organization');
    }
    await giveFreshCookie(instance, c, current.session, organizationId);
    return c.redirect(connectionsPath(organizationId));
  });

  app.post('/logout', async (c) => {
    const current = await session(c);
    if (current) signOut(instance, c, current.session);
    return c.redirect('/login');
  });

  app.get('/organization/app-connections', (c, next) =>
    decide(options, 'organizationPages') ? next() : showConnections(c),
  );
  app.get('/organizations/:orgId/app-connections', (c, next) =>
    decide(options, 'organizationPages') ? showConnections(c, c.req.param('orgId')) : next(),
  );

  async function showConnections(c: Ctx, wanted?: string) {
    const current = await session(c);
    if (!current) return c.redirect('/login');
    const organization = state.organizations.find(({ id }) => id === (wanted ?? current.orgId));
    if (!organization || organization.id !== current.orgId) return c.redirect('/login/select-organization');
    return c.html(connectionsPage(state, current.user, organization));
  }

  function connectionsPath(orgId: string): string {
    return decide(options, 'organizationPages')
      ? `/organizations/${orgId}/app-connections`
      : '/organization/app-connections';
  }

  return app;
}

/** What the real server answers under every other path: the shell of its single-page app, also for a wrong base URL. */
export function shell() {
  return html`<!doctype html><html lang="en"><head><title>Infisical</title></head><body><div id="root"></div></body></html>`;
}
